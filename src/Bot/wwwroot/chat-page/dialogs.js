/** Questions asked over the page, and the way out of it. */

import { forgetOnLeaving } from './session.js';

const NEUTRAL_PAGE = 'https://www.google.com/';

/** @returns {Promise<string>} the answer chosen, empty when the person backed out */
export function ask(id) {
  const dialog = document.getElementById(id);
  return new Promise((resolve) => {
    dialog.returnValue = '';
    dialog.addEventListener('close', () => resolve(dialog.returnValue), { once: true });
    for (const button of dialog.querySelectorAll('[data-answer]')) button.onclick = () => dialog.close(button.dataset.answer);
    dialog.showModal();
    dialog.scrollTop = 0;
  });
}

/** Empties the screen first, then the device's hold on the conversation, then leaves without a way back to it. */
export function leaveAtOnce() {
  document.title = ' ';
  document.body.replaceChildren();
  forgetOnLeaving();
  location.replace(NEUTRAL_PAGE);
}
