/** The page's own few calls to the server. The conversation is found again by an HttpOnly cookie; nothing is kept here. */

const TIMEOUT_MS = 20000;

/** A refusal with words for the person, or a network that did not answer (status 0). */
export class CallFailed extends Error {
  constructor(status, message) {
    super(message || '');
    this.status = status;
  }
}

export const openSession = () => call('POST', '/chat/session');

export const startAfresh = () => call('POST', '/chat/session/new');

export const readSettings = () => call('GET', '/chat/settings');

/** Ends this device's hold on the conversation without waiting for the answer; works while the page is being left. */
export function forgetOnLeaving() {
  fetch('/chat/session/new', { method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json' }, keepalive: true }).catch(() => undefined);
}

/** The claims of a token, unverified: the server checks, the page only wants to know its own id and the hour of expiry. */
export function readClaims(token) {
  try {
    const payload = token.split('.')[1].replace(/-/g, '+').replace(/_/g, '/');
    return JSON.parse(atob(payload));
  } catch {
    return {};
  }
}

async function call(method, address) {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), TIMEOUT_MS);
  let response;
  try {
    response = await fetch(address, {
      method,
      signal: abort.signal,
      cache: 'no-store',
      headers: method === 'POST' ? { 'Content-Type': 'application/json' } : {},
      body: method === 'POST' ? '{}' : undefined,
    });
  } catch {
    throw new CallFailed(0);
  } finally {
    clearTimeout(timer);
  }
  const body = await response.json().catch(() => null);
  if (!response.ok || !body) throw new CallFailed(response.status, body && body.error && body.error.message);
  return body;
}
