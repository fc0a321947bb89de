/** The two lines above the composer: how the connection is, and what went wrong. */

/** A short break needs no alarm. */
const PATIENCE_MS = 1500;

export function createNotices() {
  const notice = document.getElementById('notice');
  const problem = document.getElementById('problem');
  let timer = 0;

  function say(element, text) {
    element.textContent = text;
    element.hidden = text === '';
  }

  return {
    connection(state, reason) {
      clearTimeout(timer);
      if (state === 'online') say(notice, '');
      else if (state === 'lost')
        timer = setTimeout(() => say(notice, reason || 'Mất kết nối mạng. Tin bạn gửi được giữ trên trang này và tự gửi khi có mạng. Đang nguy hiểm: hãy gọi 113.'), navigator.onLine ? PATIENCE_MS : 0);
      else if (notice.hidden) timer = setTimeout(() => say(notice, 'Đang kết nối…'), PATIENCE_MS);
    },

    problem: (text) => say(problem, text),
  };
}
