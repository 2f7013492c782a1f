// Asks Python for a whole run when nothing was drawn for long. What draws tells so by an event.
const STANDS_STILL_MS = 3000;

export default function ({ parentElement: root, setStateValue }) {
  const watch = (root.greenroom ??= { asked: 0 });
  watch.ask = () => setStateValue("asked", (watch.asked += 1));
  if (watch.end) return watch.end;
  // A run that takes its time must not be cut off by the next one again and again.
  let waitMs = STANDS_STILL_MS;
  let timer;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      waitMs *= 2;
      watch.ask();
      wait();
    }, waitMs);
  };
  const drawn = () => {
    waitMs = STANDS_STILL_MS;
    wait();
  };
  document.addEventListener("greenroom-drawn", drawn);
  wait();
  watch.end = () => {
    clearTimeout(timer);
    document.removeEventListener("greenroom-drawn", drawn);
    delete watch.end;
  };
  return watch.end;
}
