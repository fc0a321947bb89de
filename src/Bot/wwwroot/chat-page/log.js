/** The list of messages: order, days, speakers, and what the eye is kept on. */

import { createChoices } from './choices.js';
import { botMessage, dateOf, dayMark, outgoingMessage, ownMessage, showState } from './message.js';
import { nameOfDay } from './text.js';

/** Messages of one burst come this close together. */
const BURST_MS = 3000;
/** Quiet for so long after connecting: the past has been shown. */
const SETTLED_MS = 700;
const TYPING_MS = 5000;
const NEAR_END_PX = 80;

/**
 * @param {{isMine: (activity: object) => boolean}} connection
 * @param {{confirm: (id: string) => boolean, retry: (entry: object) => void, cancel: (entry: object) => void}} outbox
 * @param {(said: string) => void} onChoose
 */
export function createLog(connection, outbox, onChoose) {
  const frame = document.getElementById('log');
  const list = document.getElementById('messages');
  const typing = document.getElementById('typing');
  const loading = document.getElementById('loading');
  const toEnd = document.getElementById('to-end');
  const choices = createChoices(onChoose);
  const seen = new Set();
  const outgoing = new Map();
  let burst = { top: null, at: 0 };
  let isPast = true;
  let settling = 0;
  let typingTimer = 0;

  const distanceToEnd = () => frame.scrollHeight - frame.scrollTop - frame.clientHeight;

  function settle() {
    clearTimeout(settling);
    settling = setTimeout(() => {
      isPast = false;
      frame.setAttribute('aria-busy', 'false');
    }, SETTLED_MS);
  }

  /** Puts a message before those still on their way, with a day mark where the day changes. */
  function place(element, date) {
    loading.hidden = true;
    element.dataset.day = nameOfDay(date);
    const firstOutgoing = element.classList.contains('outgoing') ? null : list.querySelector('.outgoing');
    list.insertBefore(element, firstOutgoing);
    const before = element.previousElementSibling;
    if (!before || (before.dataset.day || '') !== element.dataset.day) {
      const mark = dayMark(date);
      mark.dataset.day = element.dataset.day;
      list.insertBefore(mark, element);
    }
  }

  /** Follows the talk, but never scrolls the first line of an answer out of sight. */
  function keepInView(element, wasAtEnd) {
    if (isPast) return scrollToEnd();
    if (!wasAtEnd) return markUnread();
    const end = frame.scrollHeight - frame.clientHeight;
    const top = burst.top ? burst.top.offsetTop - 8 : end;
    frame.scrollTop = Math.max(frame.scrollTop, Math.min(end, top));
    return markUnread();
  }

  function scrollToEnd() {
    frame.scrollTop = frame.scrollHeight;
    markUnread();
  }

  function markUnread() {
    toEnd.hidden = distanceToEnd() < NEAR_END_PX;
  }

  function showTyping() {
    const wasAtEnd = distanceToEnd() < NEAR_END_PX;
    typing.hidden = false;
    if (wasAtEnd) scrollToEnd();
    clearTimeout(typingTimer);
    typingTimer = setTimeout(hideTyping, TYPING_MS);
  }

  function hideTyping() {
    typing.hidden = true;
  }

  function speakerOf(activity) {
    const name = (activity.from && activity.from.name) || 'Trợ lý tự động';
    const messages = list.querySelectorAll('.message:not(.outgoing)');
    const last = messages[messages.length - 1];
    return last && last.dataset.speaker === name ? null : name;
  }

  function addBot(activity, wasAtEnd) {
    hideTyping();
    const element = botMessage(activity, speakerOf(activity));
    element.dataset.speaker = (activity.from && activity.from.name) || 'Trợ lý tự động';
    if (Date.now() - burst.at > BURST_MS) burst.top = element;
    burst.at = Date.now();
    place(element, dateOf(activity));
    choices.offer(activity, element);
    keepInView(element, wasAtEnd);
  }

  function addOwn(activity) {
    const id = activity.channelData && activity.channelData.clientActivityID;
    if (id && outbox.confirm(id)) return;
    if (id && outgoing.has(id)) return;
    choices.retire();
    place(ownMessage(activity), dateOf(activity));
    scrollToEnd();
  }

  frame.addEventListener('scroll', markUnread, { passive: true });
  frame.addEventListener('load', () => distanceToEnd() < 2 * NEAR_END_PX + 240 && scrollToEnd(), true);
  toEnd.addEventListener('click', scrollToEnd);
  new ResizeObserver(markUnread).observe(frame);
  frame.setAttribute('aria-busy', 'true');

  return {
    receive(activity) {
      if (activity.type === 'typing') {
        if (!connection.isMine(activity)) showTyping();
        return;
      }
      if (activity.type !== 'message' || seen.has(activity.id)) return;
      if (activity.id) seen.add(activity.id);
      if (isPast) settle();
      if (connection.isMine(activity)) addOwn(activity);
      else addBot(activity, distanceToEnd() < NEAR_END_PX);
    },

    /** Shows an outgoing message, or what became of it. */
    show(entry) {
      const known = outgoing.get(entry.id);
      if (entry.state === 'cancelled') {
        if (known) known.remove();
        outgoing.delete(entry.id);
      } else if (known) {
        showState(known, entry);
        if (entry.state === 'sent') stopWaiting(known);
      } else {
        isPast = false;
        burst = { top: null, at: 0 };
        choices.retire();
        const element = outgoingMessage(entry, { retry: () => outbox.retry(entry), cancel: () => outbox.cancel(entry) });
        outgoing.set(entry.id, element);
        place(element, entry.at);
        scrollToEnd();
      }
    },

    focus: () => frame.focus({ preventScroll: true }),

    clear() {
      seen.clear();
      outgoing.clear();
      for (const image of list.querySelectorAll('img[src^="blob:"]')) URL.revokeObjectURL(image.src);
      list.replaceChildren();
      hideTyping();
      isPast = true;
      frame.setAttribute('aria-busy', 'true');
    },
  };

  /** A confirmed message takes its place among the confirmed ones. */
  function stopWaiting(element) {
    const firstOutgoing = list.querySelector('.outgoing');
    if (firstOutgoing && firstOutgoing.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) list.insertBefore(element, firstOutgoing);
  }
}
