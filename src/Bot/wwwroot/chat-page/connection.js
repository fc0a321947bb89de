/** Keeps one Direct Line client alive for this device's conversation, whatever the network does. */

import { CallFailed, openSession, readClaims, startAfresh } from './session.js';

const ONLINE = 2;
const EXPIRED_TOKEN = 3;
const FAILED_TO_CONNECT = 4;
const ENDED = 5;

const RETRY_MS = [1000, 2000, 5000, 10000, 20000];
const TOO_MANY_RETRY_MS = 60000;
/** How long to poll where sockets do not get through, before trying a socket again. */
const POLLING_SPELL_MS = 60000;
/** After so long in the background the socket may be dead without having noticed. */
const STALE_AFTER_MS = 30000;

/** An attempt to send that is worth another. */
export const AGAIN = Object.freeze({ again: true });

/**
 * @param {object} on
 * @param {(activity: object) => void} on.activity
 * @param {(state: 'connecting'|'online'|'lost', reason: string) => void} on.state
 * @param {(conversationId: string) => void} on.conversation a conversation other than the one shown so far
 */
export function createConnection(on) {
  let client = null;
  let token = null;
  let conversationId = null;
  let userId = null;
  let watermark = '0';
  let round = 0;
  let failures = 0;
  let socketFailures = 0;
  let timer = 0;
  let state = '';
  let hiddenAt = 0;
  /** Answers still awaited; a dropped client never gives them. */
  const awaited = new Set();

  function show(next, reason = '') {
    if (next === state && !reason) return;
    state = next;
    on.state(next, reason);
  }

  function drop() {
    clearTimeout(timer);
    round++;
    if (!client) return;
    watermark = client.watermark || watermark;
    token = client.token;
    const old = client;
    client = null;
    old.end();
    for (const giveUp of awaited) giveUp();
    awaited.clear();
  }

  function adopt(session) {
    token = session.token;
    userId = readClaims(token).user || null;
    if (session.conversationId === conversationId) return;
    conversationId = session.conversationId;
    watermark = '0';
    on.conversation(conversationId);
  }

  function tokenStillGood() {
    return Boolean(token) && (readClaims(token).exp || 0) * 1000 > Date.now() + 60000;
  }

  async function connect() {
    drop();
    const mine = round;
    show('connecting');
    try {
      if (!tokenStillGood()) {
        const session = await openSession();
        if (mine !== round) return;
        adopt(session);
      }
      listen(mine);
    } catch (problem) {
      if (mine === round) retryLater(problem);
    }
  }

  function retryLater(problem) {
    const tooMany = problem instanceof CallFailed && problem.status === 429;
    const wait = tooMany ? TOO_MANY_RETRY_MS : RETRY_MS[Math.min(failures, RETRY_MS.length - 1)];
    failures++;
    show('lost', problem instanceof CallFailed ? problem.message : '');
    clearTimeout(timer);
    timer = setTimeout(connect, wait * (0.8 + Math.random() * 0.4));
  }

  function lose(mine) {
    if (mine !== round) return;
    drop();
    retryLater(null);
  }

  function opened(mine) {
    if (mine !== round) return;
    failures = 0;
    show('online');
  }

  function listen(mine) {
    const polling = socketFailures >= 2;
    client = new DirectLine.DirectLine({
      domain: `${location.origin}/v3/directline`,
      token,
      conversationId,
      watermark,
      webSocket: !polling,
      WebSocket: watchedSocket(mine),
      pollingInterval: 3000,
      botAgent: 'chat-page',
    });
    client.connectionStatus$.subscribe((status) => {
      if (mine !== round) return;
      if (status === ONLINE && polling) opened(mine);
      if (status === EXPIRED_TOKEN || status === FAILED_TO_CONNECT || status === ENDED) {
        // Deferred: the client must not be taken apart from inside its own notification.
        setTimeout(() => renew(mine));
      }
    });
    client.activity$.subscribe((activity) => mine === round && on.activity(activity), () => lose(mine));
    if (polling) {
      socketFailures = 1;
      timer = setTimeout(connect, POLLING_SPELL_MS);
    }
  }

  function renew(mine) {
    if (mine !== round) return;
    drop();
    token = null;
    retryLater(null);
  }

  function watchedSocket(mine) {
    return class extends WebSocket {
      constructor(address) {
        super(address);
        let open = false;
        this.addEventListener('open', () => {
          open = true;
          socketFailures = 0;
          opened(mine);
        });
        this.addEventListener('close', () => {
          if (!open) socketFailures++;
          lose(mine);
        });
      }
    };
  }

  addEventListener('online', () => connect());
  addEventListener('offline', () => {
    drop();
    retryLater(null);
  });
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) hiddenAt = Date.now();
    else if (state !== 'online' || Date.now() - hiddenAt > STALE_AFTER_MS) connect();
  });

  return {
    connect,
    drop,
    isMine: (activity) => Boolean(activity.from) && (activity.from.role === 'user' || activity.from.id === userId),
    isOnline: () => state === 'online',
    address: () => ({ conversationId, userId, token: client ? client.token : token }),
    expire: () => renew(round),

    async restart() {
      const session = await startAfresh();
      drop();
      adopt(session);
      failures = 0;
      await connect();
    },

    /** @returns {Promise<{sent?: true, again?: true, reason?: string}>} */
    post(activity) {
      if (!client) return Promise.resolve(AGAIN);
      return new Promise((resolve) => {
        const giveUp = () => resolve(AGAIN);
        const finish = (result) => {
          awaited.delete(giveUp);
          resolve(result);
        };
        awaited.add(giveUp);
        client.postActivity({ ...activity, from: { id: userId || 'user' } }).subscribe(
          (id) => finish(id === 'retry' ? AGAIN : { sent: true }),
          (error) => finish(readFailure(error)),
        );
      });
    },
  };
}

function readFailure(error) {
  const status = error.status || 0;
  const body = error.xhr && error.xhr.response;
  const message = body && body.error && body.error.message;
  if (status === 400 || status === 413 || status === 415 || status === 422) return { reason: message || 'Máy chủ không nhận tin nhắn này.' };
  return { again: true, reason: status === 429 ? message : undefined };
}
