import { getScanTarget, getSetup, PhoneApi } from './api.js';
import { find } from './dom.js';
import { drawFaultPanel } from './fault-panel.js';
import { followChanges } from './live.js';
import { closeMiniProgram, openMiniProgram } from './mini-program.js';
import { toast } from './overlay.js';
import type { Phone, Screen } from './phone.js';
import { chatList } from './screens/chat-list.js';
import { personaList } from './screens/persona-list.js';
import { drawSidePanel } from './side-panel.js';
import type { PersonaView, Setup } from './types.js';
import { chatTime } from './time.js';

const screenOf = () => find('#screen');

/** Draws a screen; lists keep their place, chats show their end. */
function draw(phone: Phone, screen: Screen, keepPlace: boolean): void {
  const place = keepPlace ? (document.querySelector('#screen .scroll')?.scrollTop ?? 0) : 0;
  screenOf().replaceChildren(screen.draw(phone));
  const scroll = document.querySelector('#screen .scroll');
  if (scroll) scroll.scrollTop = scroll.classList.contains('to-end') ? scroll.scrollHeight : place;
}

function rememberPersona(id: string | null): void {
  const url = new URL(location.href);
  if (id) url.searchParams.set('persona', id);
  else url.searchParams.delete('persona');
  url.searchParams.delete('scan');
  history.replaceState(null, '', url);
}

/** Runs work one at a time; calls that come meanwhile become one more run. */
function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let running = false;
  let again = false;
  return async () => {
    again = true;
    if (running) return;
    running = true;
    while (again) {
      again = false;
      await work();
    }
    running = false;
  };
}

/** Takes up one persona's phone and keeps it up to date. */
async function usePhone(setup: Setup, persona: PersonaView, scan: string | null): Promise<void> {
  rememberPersona(persona.id);
  const api = new PhoneApi(persona.id);
  let stop: () => void = () => undefined;
  let current = chatList;
  const phone: Phone = {
    setup,
    persona,
    api,
    chats: await api.chats(),
    show(screen) {
      current = screen;
      draw(phone, screen, false);
      screen.entered?.(phone);
    },
    openMiniProgram: (from) => void openMiniProgram(phone, from).catch((error: Error) => toast(error.message)),
    switchPersona() {
      stop();
      closeMiniProgram();
      choosePersona(setup);
    },
  };
  phone.show(chatList);
  drawFaultPanel(phone);
  const refresh = oneAtATime(async () => {
    phone.chats = await api.chats();
    draw(phone, current, true);
    await drawSidePanel(phone);
  });
  stop = followChanges(api.events, () => void refresh());
  if (scan) phone.openMiniProgram({ source: 'scan', ...(await getScanTarget(scan)) });
}

function choosePersona(setup: Setup, scan: string | null = null): void {
  rememberPersona(null);
  find('#side').replaceChildren();
  find('#faults').replaceChildren();
  screenOf().replaceChildren(personaList(setup.personas, (persona) => void usePhone(setup, persona, scan)));
}

async function start(): Promise<void> {
  const showClock = () => (find('#clock').textContent = chatTime(Date.now()));
  showClock();
  setInterval(showClock, 10_000);
  const query = new URLSearchParams(location.search);
  const setup = await getSetup();
  const persona = setup.personas.find(({ id }) => id === query.get('persona'));
  if (persona) await usePhone(setup, persona, query.get('scan'));
  else choosePersona(setup, query.get('scan'));
}

void start();
