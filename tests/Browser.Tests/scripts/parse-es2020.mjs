// Parses each script named on the command line as ES2020 and fails on the first that is newer.
import { readFileSync } from 'node:fs';
import { parse } from 'acorn';

for (const file of process.argv.slice(2)) {
  try {
    parse(readFileSync(file, 'utf8'), { ecmaVersion: 2020, sourceType: file.includes('chat-page') || file.includes('console-page') ? 'module' : 'script' });
  } catch (error) {
    console.error(`${file}: ${error.message}`);
    process.exit(1);
  }
}
