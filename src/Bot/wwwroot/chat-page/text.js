/** Words, times and small elements of the chat page. Nothing here ever parses HTML. */

const ZONE = 'Asia/Ho_Chi_Minh';
const clock = new Intl.DateTimeFormat('vi-VN', { hour: '2-digit', minute: '2-digit', hour12: false, timeZone: ZONE });
const calendar = new Intl.DateTimeFormat('vi-VN', { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: ZONE });
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Builds an element. Properties are set as DOM properties, names with a dash as attributes.
 * @param {string} tag
 * @param {object} [properties]
 * @param {...(Node|string|null)} children
 */
export function make(tag, properties, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties || {})) {
    if (name.includes('-')) element.setAttribute(name, value);
    else element[name] = value;
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

export const timeOfDay = (date) => clock.format(date);

export function nameOfDay(date) {
  const day = calendar.format(date);
  if (day === calendar.format(new Date())) return 'Hôm nay';
  if (day === calendar.format(new Date(Date.now() - DAY_MS))) return 'Hôm qua';
  return day;
}

/** @param {number} bytes */
export function sizeInWords(bytes) {
  if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1).replace('.', ',').replace(',0', '')} MB`;
}

/** The address when it is one a person may safely open in a browser, else null. */
export function safeWebAddress(text) {
  try {
    const address = new URL(String(text), location.origin);
    return address.protocol === 'https:' || address.protocol === 'http:' ? address.href : null;
  } catch {
    return null;
  }
}

export function webLink(address, title) {
  return make('a', { href: address, target: '_blank', rel: 'noopener noreferrer' }, title);
}

/** Text as nodes, with web addresses turned into links. For the bot's words only. */
export function withLinks(text) {
  const nodes = [];
  let end = 0;
  for (const found of text.matchAll(/https?:\/\/[^\s<>"“”]+/gi)) {
    const written = found[0].replace(/[.,;:!?'’…]+$/, '').replace(/^([^(]*)\)+$/, '$1');
    const address = safeWebAddress(written);
    if (!address) continue;
    nodes.push(text.slice(end, found.index), webLink(address, written));
    end = found.index + written.length;
  }
  nodes.push(text.slice(end));
  return nodes.filter((node) => node !== '');
}

/** An id for one message, the same at every attempt to send it. Works without a secure context. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
