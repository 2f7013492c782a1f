// Listens for three seconds and reports levels, or why it could not listen.
const SECONDS = 3;

function reasonOf(error) {
  if (error.name === "NotAllowedError" || error.name === "SecurityError") return "denied";
  if (error.name === "NotFoundError" || error.name === "OverconstrainedError") return "no_device";
  return "busy";
}

async function measure(onLevel) {
  if (!window.isSecureContext || !navigator.mediaDevices) return { problem: "insecure" };
  let stream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  } catch (error) {
    return { problem: reasonOf(error) };
  }
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 2048;
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const levels = [];
  let peak = 0, clipped = 0, seen = 0;
  await new Promise((resolve) => {
    const started = performance.now();
    const timer = setInterval(() => {
      analyser.getFloatTimeDomainData(samples);
      let power = 0;
      for (const value of samples) {
        power += value * value;
        const size = Math.abs(value);
        if (size > peak) peak = size;
        if (size >= 0.99) clipped += 1;
      }
      seen += samples.length;
      const level = 10 * Math.log10(power / samples.length + 1e-12);
      levels.push(level);
      onLevel(level);
      if (performance.now() - started > SECONDS * 1000) { clearInterval(timer); resolve(); }
    }, 50);
  });
  stream.getTracks().forEach((track) => track.stop());
  await context.close();
  levels.sort((a, b) => a - b);
  return { speech_dbfs: levels[Math.floor(levels.length * 0.9)], peak, clipped: clipped / seen };
}

export default function (component) {
  const { data, parentElement: root, setStateValue } = component;
  const button = root.querySelector("button");
  button.textContent = data.check;
  root.greenroomSay = data.say;
  if (root.greenroomBound) return;
  root.greenroomBound = true;
  const bar = root.querySelector(".bar");
  const words = root.querySelector(".words");
  button.addEventListener("click", async () => {
    button.disabled = true;
    words.textContent = root.greenroomSay;
    const reading = await measure((level) => {
      bar.style.width = `${Math.max(0, Math.min(100, (level + 60) * 1.8))}%`;
    });
    words.textContent = "";
    bar.style.width = "0";
    button.disabled = false;
    setStateValue("reading", reading);
  });
}
