/** Files chosen but not sent yet, each with a way to take it back. */

import { whyNot } from './attachments.js';
import { make, sizeInWords } from './text.js';

/**
 * @param {() => object} settings
 * @param {(problem: string) => void} onProblem
 * @param {() => void} onChange
 */
export function createTray(settings, onProblem, onChange) {
  const list = document.getElementById('tray');
  let files = [];

  function draw() {
    for (const image of list.querySelectorAll('img')) URL.revokeObjectURL(image.src);
    list.replaceChildren(...files.map(item));
    list.hidden = files.length === 0;
    onChange();
  }

  function item(file) {
    const picture = file.type.startsWith('image/') ? make('img', { src: URL.createObjectURL(file), alt: '', onerror: (event) => event.target.remove() }) : null;
    const remove = make('button', { type: 'button', 'aria-label': `Bỏ tệp ${file.name}` }, '✕');
    remove.addEventListener('click', () => {
      files = files.filter((one) => one !== file);
      draw();
    });
    return make('li', {}, picture, make('span', {}, file.name, make('small', {}, sizeInWords(file.size))), remove);
  }

  return {
    add(chosen) {
      const problems = [];
      for (const file of chosen) {
        const problem = whyNot(file, settings());
        if (problem) problems.push(problem);
        else files.push(file);
      }
      draw();
      if (problems.length > 0) onProblem(problems.join('\n'));
    },

    /** Empties the tray. @returns {File[]} what was in it */
    take() {
      const taken = files;
      files = [];
      draw();
      return taken;
    },

    isEmpty: () => files.length === 0,
  };
}
