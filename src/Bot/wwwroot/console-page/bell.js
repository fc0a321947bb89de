/**
 * Rings when an urgent tip waits: title, banner and sound, until somebody opens it. Never the sound alone: it may be off.
 * Of several tabs one asks the server and tells the others: each waiting request would hold one of the browser's few connections.
 */

const PATH = '/console/chuong';
const WAIT_AFTER_FAULT_MS = 4000;
const RING_EVERY_MS = 6000;
/** Longer than the server lets a request wait. */
const LEADER_SILENT_MS = 40000;
const LEADER = 'antt-bell-leader';
const STATE = 'antt-bell-state';
const me = String(Math.random());
const plainTitle = document.title;
const banner = document.getElementById('bell');
const link = document.getElementById('bell-link');
const allow = document.getElementById('bell-allow');

let audio = null;
let ringing = null;

function tone(context, at, frequency) {
  const sound = context.createOscillator();
  const volume = context.createGain();
  sound.frequency.value = frequency;
  volume.gain.setValueAtTime(0.3, at);
  volume.gain.exponentialRampToValueAtTime(0.001, at + 0.5);
  sound.connect(volume).connect(context.destination);
  sound.start(at);
  sound.stop(at + 0.5);
}

function ring() {
  audio = audio || new AudioContext();
  // A browser that was not touched yet stays silent: the page says so and offers a button.
  allow.hidden = audio.state === 'running';
  if (audio.state !== 'running') return;
  for (let beat = 0; beat < 3; beat++) tone(audio, audio.currentTime + beat * 0.6, beat % 2 === 0 ? 880 : 660);
}

function show(state) {
  const waits = state.unseen > 0;
  document.title = waits ? `(${state.unseen}) ${state.urgent ? 'TIN KHẨN' : 'TIN CHỜ'} – ${plainTitle}` : plainTitle;
  banner.hidden = !waits;
  link.textContent = state.sentence;
  if (waits && state.newest) link.href = `/console/ho-so/${state.newest}`;
  if (waits && !ringing) {
    ring();
    ringing = setInterval(ring, RING_EVERY_MS);
  }
  if (!waits && ringing) {
    clearInterval(ringing);
    ringing = null;
  }
}

function leads() {
  const leader = JSON.parse(localStorage.getItem(LEADER) || 'null');
  if (leader && leader.id !== me && Date.now() - leader.at < LEADER_SILENT_MS) return false;
  localStorage.setItem(LEADER, JSON.stringify({ id: me, at: Date.now() }));
  return true;
}

async function listen() {
  let known = null;
  for (;;) {
    if (!leads()) {
      known = null;
      const stored = localStorage.getItem(STATE);
      if (stored) show(JSON.parse(stored));
      await new Promise((resolve) => setTimeout(resolve, WAIT_AFTER_FAULT_MS));
      continue;
    }
    try {
      const response = await fetch(known === null ? PATH : `${PATH}?biet=${known}`, { cache: 'no-store', redirect: 'error' });
      if (!response.ok) throw new Error(String(response.status));
      const state = await response.json();
      if (known !== null && state.newest && state.newest !== known) ring();
      known = state.newest || '';
      localStorage.setItem(STATE, JSON.stringify(state));
      show(state);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, WAIT_AFTER_FAULT_MS));
    }
  }
}

allow.addEventListener('click', async () => {
  audio = audio || new AudioContext();
  await audio.resume();
  ring();
});
addEventListener('storage', (event) => {
  if (event.key === STATE && event.newValue) show(JSON.parse(event.newValue));
});
addEventListener('pagehide', () => {
  const leader = JSON.parse(localStorage.getItem(LEADER) || 'null');
  if (leader && leader.id === me) localStorage.removeItem(LEADER);
});
listen();
