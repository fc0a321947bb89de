/** What the person sent and the server has not confirmed yet. Lives in memory only: nothing is written on the device. */

import { upload } from './attachments.js';
import { newId } from './text.js';

const RETRY_MS = [2000, 5000, 10000, 20000];

/**
 * Text never waits behind a slow photo: each has its own lane, first in first out.
 * @param {object} connection
 * @param {(entry: object) => void} onChange an entry is new or its state, progress or reason changed
 */
export function createOutbox(connection, onChange) {
  const lanes = { text: newLane(), file: newLane() };
  const entries = new Map();

  function change(entry, state, reason = '') {
    entry.state = state;
    entry.reason = reason;
    if (state === 'sent' || state === 'cancelled') entries.delete(entry.id);
    onChange(entry);
  }

  function send(entry) {
    if (!entry.file) return connection.post(activityOf(entry));
    const attempt = upload(connection.address(), activityOf(entry), entry.file, (fraction) => {
      entry.progress = fraction;
      onChange(entry);
    });
    entry.abort = attempt.cancel;
    return attempt.done;
  }

  async function run(lane) {
    if (lane.busy) return;
    lane.busy = true;
    clearTimeout(lane.timer);
    while (lane.queue.length > 0 && connection.isOnline()) {
      const entry = lane.queue[0];
      change(entry, 'sending');
      const result = await send(entry);
      // The echo may have come first: then an answer that got lost does not matter.
      if (entry.state === 'sent' || result.sent) settle(lane, entry, 'sent');
      else if (entry.state === 'cancelled' || result.cancelled) settle(lane, entry, 'cancelled');
      else if (!result.again) settle(lane, entry, 'failed', result.reason);
      else {
        change(entry, 'waiting', result.reason);
        if (result.expired) connection.expire();
        lane.timer = setTimeout(() => run(lane), RETRY_MS[Math.min(lane.failures++, RETRY_MS.length - 1)]);
        break;
      }
    }
    for (const entry of lane.queue) if (entry.state === 'sending') change(entry, 'waiting');
    lane.busy = false;
  }

  function settle(lane, entry, state, reason) {
    lane.queue = lane.queue.filter((one) => one !== entry);
    lane.failures = 0;
    if (entry.state !== state) change(entry, state, reason);
  }

  function enqueue(entry) {
    const lane = entry.file ? lanes.file : lanes.text;
    if (!lane.queue.includes(entry)) lane.queue.push(entry);
    change(entry, connection.isOnline() ? 'sending' : 'waiting');
    run(lane);
  }

  return {
    add(text, file = null) {
      const entry = { id: newId(), text, file, at: new Date(), state: 'sending', reason: '', progress: 0, abort: null };
      entries.set(entry.id, entry);
      enqueue(entry);
    },

    retry: enqueue,

    cancel(entry) {
      const lane = entry.file ? lanes.file : lanes.text;
      settle(lane, entry, 'cancelled');
      if (entry.abort) entry.abort();
    },

    /** The server showed the message back to us. @returns {boolean} whether it was one of ours still waiting */
    confirm(id) {
      const entry = entries.get(id);
      if (!entry) return false;
      settle(entry.file ? lanes.file : lanes.text, entry, 'sent');
      return true;
    },

    /** Sends what waits; called when the connection is back. */
    resume() {
      run(lanes.text);
      run(lanes.file);
    },

    isEmpty: () => entries.size === 0,

    clear() {
      const left = [...entries.values()];
      entries.clear();
      for (const lane of Object.values(lanes)) lane.queue = [];
      for (const entry of left) {
        entry.state = 'cancelled';
        if (entry.abort) entry.abort();
      }
    },
  };
}

const newLane = () => ({ queue: [], busy: false, failures: 0, timer: 0 });

function activityOf(entry) {
  const activity = {
    type: 'message',
    locale: 'vi-VN',
    textFormat: 'plain',
    channelData: { clientActivityID: entry.id },
  };
  if (entry.text) activity.text = entry.text;
  if (entry.file) {
    activity.attachments = [{ contentType: entry.file.type || 'application/octet-stream', name: entry.file.name }];
    activity.channelData.attachmentSizes = [entry.file.size];
  }
  return activity;
}
