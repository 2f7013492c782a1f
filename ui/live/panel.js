// Draws what Python sends and sends back what the person does. Text is only ever textContent.
const KEYS_IN = new Set(["INPUT", "TEXTAREA", "SELECT", "BUTTON", "A", "SUMMARY"]);

function inField() {
  let element = document.activeElement;
  while (element && element.shadowRoot && element.shadowRoot.activeElement) {
    element = element.shadowRoot.activeElement;
  }
  return element && (KEYS_IN.has(element.tagName) || element.isContentEditable);
}

function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function caption(line, text) {
  line.hidden = !text;
  write(line.querySelector("span"), text);
}

function label(root, live, labels) {
  live.setAttribute("aria-label", labels.panel);
  root.querySelector(".meter").setAttribute("aria-label", labels.meter);
  write(root.querySelector(".person b"), labels.you);
  for (const button of root.querySelectorAll("button")) write(button, labels[button.dataset.action]);
}

function draw(root, data) {
  const live = root.querySelector(".live");
  live.dataset.state = data.state;
  label(root, live, data.labels);
  write(root.querySelector(".state"), data.words);
  write(root.querySelector(".hint"), data.hint);
  write(root.querySelector(".note"), data.note);
  const interviewer = root.querySelector(".interviewer");
  interviewer.dataset.colour = data.colour;
  write(interviewer.querySelector("b"), data.name);
  caption(interviewer, data.interviewer);
  caption(root.querySelector(".person"), data.person);
  const meter = root.querySelector(".meter");
  meter.setAttribute("aria-valuenow", String(Math.round(Math.max(-60, Math.min(0, data.level_dbfs)))));
  root.querySelector(".bar").style.width = `${Math.max(0, Math.min(100, (data.level_dbfs + 60) * 1.8))}%`;
  root.querySelector(".wait").style.strokeDasharray = `${100 * data.wait_left} 100`;
  const buttons = root.querySelectorAll("button");
  for (const button of buttons) {
    const action = button.dataset.action;
    button.hidden = !data.actions.includes(action) && !data.waiting.includes(action);
    button.disabled = !data.actions.includes(action);
  }
}

export default function (component) {
  const { data, parentElement: root, setTriggerValue } = component;
  draw(root, data);
  document.dispatchEvent(new Event("greenroom-drawn")); // for watch.js
  const state = (root.greenroom ??= { talking: false, bound: false });
  state.act = (action) => setTriggerValue("action", action);
  state.data = data;
  if (state.bound) return state.unbind;
  state.bound = true;

  const talk = root.querySelector('[data-action="talk"]');
  const press = () => {
    if (state.talking) return;
    state.talking = true;
    talk.classList.add("held");
    state.act("press");
  };
  const release = () => {
    if (!state.talking) return;
    state.talking = false;
    talk.classList.remove("held");
    state.act("release");
  };
  const down = (event) => {
    if (event.key === "Escape") state.act("stop");
    if (event.code !== "Space" || event.repeat || inField()) return;
    const talks = state.data.push_to_talk && state.data.actions.includes("talk");
    const stops = !state.data.push_to_talk && state.data.state === "speaking";
    if (!talks && !stops) return; // the space bar scrolls, as on any page
    event.preventDefault();
    if (talks) press();
    else state.act("stop");
  };
  const up = (event) => { if (event.code === "Space") release(); };
  document.addEventListener("keydown", down);
  document.addEventListener("keyup", up);
  window.addEventListener("blur", release);
  talk.addEventListener("pointerdown", press);
  talk.addEventListener("pointerup", release);
  talk.addEventListener("pointerleave", release);
  talk.addEventListener("blur", release);
  talk.addEventListener("keydown", (event) => {
    if ((event.code === "Space" || event.code === "Enter") && !event.repeat) { event.preventDefault(); press(); }
  });
  talk.addEventListener("keyup", (event) => { if (event.code === "Enter") release(); });
  for (const button of root.querySelectorAll("button")) {
    if (button !== talk) button.addEventListener("click", () => state.act(button.dataset.action));
  }
  state.unbind = () => {
    document.removeEventListener("keydown", down);
    document.removeEventListener("keyup", up);
    window.removeEventListener("blur", release);
    state.bound = false;
  };
  return state.unbind;
}
