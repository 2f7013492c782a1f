// Counts down beside a recorder, from the moment in which it records. Only five moments are
// said to a screen reader: a clock that speaks every second would talk over the person.
const clock = (left) => `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;

function moments(seconds, words) {
  return new Map([
    [Math.round(seconds / 2), words.half],
    [10, words.ten],
    [0, words.over],
  ]);
}

export default function (component) {
  const { data, parentElement: root } = component;
  const state = (root.greenroom ??= { timer: null, recording: false });
  const time = root.querySelector(".time");
  const said = root.querySelector(".said");
  const bar = root.querySelector(".left");
  const button = root.querySelector("button");
  const show = (left) => {
    time.textContent = clock(left);
    bar.style.width = `${(100 * left) / data.seconds}%`;
  };
  const stop = () => {
    clearInterval(state.timer);
    state.timer = null;
    button.textContent = data.words.start;
  };
  const count = (began) => {
    stop();
    const toSay = moments(data.seconds, data.words);
    button.textContent = data.words.stop;
    const tick = () => {
      const left = Math.max(0, Math.ceil(data.seconds - (performance.now() - began) / 1000));
      show(left);
      for (const [at, words] of toSay) {
        if (left <= at) { said.textContent = words; toSay.delete(at); }
      }
      if (left === 0) stop();
    };
    state.timer = setInterval(tick, 250);
    tick();
  };
  const start = () => {
    said.textContent = data.words.begun;
    count(performance.now());
  };
  const look = () => {
    const recorder = document.querySelector(`.st-key-${data.recorder}`);
    const recording = recorder?.querySelector('[aria-label="Stop recording"]') != null;
    if (recording && !state.recording) {
      state.since = performance.now();
      start();
    }
    if (!recording && state.recording && state.timer !== null) {
      stop();
      said.textContent = data.words.stopped;
    }
    state.recording = recording;
  };
  root.querySelector(".countdown").setAttribute("aria-label", data.words.name);
  if (state.timer === null) button.textContent = data.words.start;
  if (state.seconds !== data.seconds || state.hint !== data.hint) {
    state.hint = data.hint;
    state.seconds = data.seconds;
    stop();
    show(data.seconds);
    said.textContent = data.hint;
    // Another time or language, chosen while somebody talks: their time runs since they began.
    if (state.recording) count(state.since);
  }
  button.onclick = () => {
    if (state.timer === null) { start(); return; }
    stop();
    said.textContent = data.hint;
  };
  // New data call this anew without an end of the call before, whose watch knows the old time.
  state.watching?.disconnect();
  state.watching = new MutationObserver(look);
  state.watching.observe(document.body, {
    childList: true, subtree: true, attributes: true, attributeFilter: ["aria-label"],
  });
  look();
  return () => {
    state.watching.disconnect();
    clearInterval(state.timer);
    state.timer = null;
  };
}
