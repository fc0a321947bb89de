// Lays out what the server sends to browsers: our pages, the libraries they use, and compressed copies of both.
// Run by Web.targets: node web.mjs OUTPUT_FOLDER
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** From node_modules to wwwroot/lib; licences travel with the code. */
const LIBRARIES = {
  'botframework-directlinejs/dist/directline.js': 'directline.js',
  'botframework-directlinejs/dist/directline.js.LICENSE.txt': 'directline.js.LICENSE.txt',
  'botframework-directlinejs/LICENSE.md': 'directline.LICENSE.md',
  'bootstrap/dist/css/bootstrap.min.css': 'bootstrap.min.css',
  'bootstrap/LICENSE': 'bootstrap.LICENSE.txt',
  'htmx.org/dist/htmx.min.js': 'htmx.min.js',
  'htmx.org/LICENSE': 'htmx.LICENSE.txt',
};
const COMPRESSIBLE = new Set(['.html', '.css', '.js', '.svg', '.txt', '.json', '.md']);
/** Below this a packet is a packet. Bytes. */
const WORTH_COMPRESSING = 1024;

const output = process.argv[2];
if (!output) {
  console.error('usage: node web.mjs OUTPUT_FOLDER');
  process.exit(2);
}

rmSync(output, { recursive: true, force: true });
mkdirSync(join(output, 'lib'), { recursive: true });
cpSync('wwwroot', output, { recursive: true });
for (const [from, to] of Object.entries(LIBRARIES)) {
  const source = join('node_modules', from);
  if (!existsSync(source)) {
    console.error(`web.mjs: missing ${source}; delete src/Bot/node_modules and build again`);
    process.exit(3);
  }
  cpSync(source, join(output, 'lib', to));
}

for (const entry of readdirSync(output, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !COMPRESSIBLE.has(extname(entry.name))) continue;
  const path = join(entry.parentPath ?? entry.path, entry.name);
  const content = readFileSync(path);
  if (content.length < WORTH_COMPRESSING) continue;
  writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
  writeFileSync(`${path}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }));
}
