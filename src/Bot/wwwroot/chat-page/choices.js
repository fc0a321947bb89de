/** Quick replies under the last message that offers any. Used once, then only a record of what could be chosen. */

import { make } from './text.js';

/** @param {(said: string) => void} onChoose */
export function createChoices(onChoose) {
  let current = null;

  function retire(chosen = null) {
    if (!current) return;
    for (const button of current.querySelectorAll('button')) {
      button.disabled = true;
      if (button === chosen) button.classList.add('chosen');
    }
    if (!chosen) current.remove();
    current = null;
  }

  return {
    /** Puts the replies the activity offers under its message. */
    offer(activity, message) {
      const actions = ((activity.suggestedActions && activity.suggestedActions.actions) || [])
        .filter((action) => (action.type === 'imBack' || action.type === 'postBack') && action.value !== undefined && action.title);
      if (actions.length === 0) return;
      retire();
      for (const used of document.querySelectorAll('.choices')) used.remove();
      current = make('div', { className: 'choices', role: 'group', 'aria-label': 'Trả lời nhanh' });
      for (const action of actions) {
        const button = make('button', { type: 'button' }, action.title);
        button.addEventListener('click', () => {
          retire(button);
          onChoose(String(action.value));
        });
        current.append(button);
      }
      message.append(current);
    },

    /** The person said something else instead. */
    retire,
  };
}
