/** Where the person writes: grows with the text, Enter sends, nothing typed is ever cut off or lost. */

import { createTray } from './tray.js';

const MAX_LENGTH = 20000;
const WARN_FROM = 19000;
const TALLEST_PX = 160;

/**
 * @param {() => object} settings
 * @param {(text: string, files: File[]) => void} onSend
 * @param {(problem: string) => void} onProblem
 */
export function createComposer(settings, onSend, onProblem) {
  const form = document.getElementById('composer');
  const box = document.getElementById('message');
  const picker = document.getElementById('files');
  const counter = document.getElementById('counter');
  const tray = createTray(settings, onProblem, () => onProblem(''));

  function resize() {
    box.rows = 1;
    const line = parseFloat(getComputedStyle(box).lineHeight);
    const padding = box.offsetHeight - line;
    box.rows = Math.max(1, Math.min(Math.floor(TALLEST_PX / line), Math.round((box.scrollHeight - padding) / line)));
  }

  function count() {
    const length = box.value.length;
    const left = MAX_LENGTH - length;
    counter.classList.toggle('over', left < 0);
    if (length < WARN_FROM) counter.textContent = '';
    else counter.textContent = left >= 0 ? `Còn ${left.toLocaleString('vi-VN')} ký tự` : `Dài quá ${(-left).toLocaleString('vi-VN')} ký tự`;
    box.setAttribute('aria-invalid', String(left < 0));
  }

  function send() {
    const text = box.value.trim();
    if (text.length > MAX_LENGTH) {
      onProblem(`Tin nhắn dài quá ${MAX_LENGTH.toLocaleString('vi-VN')} ký tự. Hãy chia thành nhiều tin rồi gửi; nội dung bạn gõ vẫn còn nguyên.`);
      return;
    }
    if (!text && tray.isEmpty()) {
      box.focus();
      return;
    }
    onProblem('');
    box.value = '';
    resize();
    count();
    onSend(text, tray.take());
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    send();
  });
  box.addEventListener('input', () => {
    resize();
    count();
  });
  box.addEventListener('keydown', (event) => {
    // While an input method composes a Vietnamese letter, Enter belongs to it (229: older engines).
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    send();
  });
  box.addEventListener('paste', (event) => {
    const files = event.clipboardData ? [...event.clipboardData.files] : [];
    if (files.length === 0) return;
    event.preventDefault();
    tray.add(files);
  });
  document.getElementById('attach').addEventListener('click', () => picker.click());
  picker.addEventListener('change', () => {
    tray.add([...picker.files]);
    picker.value = '';
    box.focus({ preventScroll: true });
  });

  return {
    focus: () => box.focus({ preventScroll: true }),
    /** Gives words back that were not sent, before anything typed since. */
    restore(text) {
      box.value = box.value ? `${text}\n${box.value}` : text;
      resize();
      count();
    },
    hasDraft: () => box.value.trim() !== '' || !tray.isEmpty(),
    clear() {
      box.value = '';
      tray.take();
      resize();
      count();
    },
  };
}
