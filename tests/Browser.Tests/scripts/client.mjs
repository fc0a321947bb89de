// The unmodified Direct Line client outside a browser, and small means to wait for what it receives.
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const require = createRequire(import.meta.url);
globalThis.WebSocket = require('ws');
globalThis.XMLHttpRequest = require('xhr2');
globalThis.self = globalThis;
const { DirectLine } = require('botframework-directlinejs');

export const origin = process.argv[2];

/** What the chat page does first: a conversation of its own. */
export async function openSession() {
  const response = await fetch(`${origin}/chat/session`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' });
  if (response.status !== 200) throw new Error(`/chat/session: ${response.status} ${await response.text()}`);
  return response.json();
}

export class Client {
  received = [];
  #waiting = [];

  constructor(options) {
    // random: 0 takes the shortest of the client's own waits before it reconnects (3 s).
    this.line = new DirectLine({ domain: `${origin}/v3/directline`, random: () => 0, ...options });
    this.line.activity$.subscribe(
      (activity) => {
        this.received.push(activity);
        this.#waiting = this.#waiting.filter((one) => !one());
      },
      () => undefined,
    );
  }

  get messages() {
    return this.received.filter((activity) => activity.type === 'message');
  }

  /** Waits until what was received satisfies the condition. */
  until(what, condition) {
    if (condition(this)) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`waited in vain for ${what}; received ${JSON.stringify(this.received, null, 1)}`)), 120000);
      this.#waiting.push(() => {
        if (!condition(this)) return false;
        clearTimeout(timer);
        resolve();
        return true;
      });
    });
  }

  post(activity) {
    return new Promise((resolve, reject) => this.line.postActivity({ type: 'message', locale: 'vi-VN', from: { id: 'label-only' }, ...activity }).subscribe(resolve, reject));
  }

  end() {
    this.line.end();
  }
}

export function assert(condition, message) {
  if (!condition) throw new Error(message);
}

/** Asks the test to do something to the server and waits until it says it is done. */
export async function ask(what) {
  const lines = createInterface({ input: process.stdin });
  console.log(what);
  await new Promise((resolve) => lines.once('line', resolve));
  lines.close();
}

/** Runs a scenario and leaves with its verdict. */
export function run(scenario) {
  scenario().then(() => process.exit(0), (error) => {
    console.error(error.stack || error);
    process.exit(1);
  });
}
