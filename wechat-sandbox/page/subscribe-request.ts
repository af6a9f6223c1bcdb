import { BridgeError } from './bridge.js';
import type { Phone } from './phone.js';
import { subscribeSheet } from './sheets/subscribe.js';
import type { SubscriptionView } from './types.js';

const fail = (text: string, errCode: number) => new BridgeError(`requestSubscribeMessage:fail ${text}`, errCode);
let open = false;

/** The templates asked for, after WeChat's checks. */
function requested(phone: Phone, tmplIds: unknown): SubscriptionView[] {
  if (!Array.isArray(tmplIds) || tmplIds.length === 0) throw fail('TmplIds can’t be empty', 10001);
  if (tmplIds.length > phone.setup.maxTemplates) throw fail('Templates count out of max bounds', 20003);
  // A tap inside the frame activates this window too, so the rule can be kept across the frame's border.
  if (!navigator.userActivation.isActive) throw fail('can only be invoked by user TAP gesture.', 20001);
  const found = tmplIds.map((id) => phone.chats.subscriptions.find(({ templateId }) => templateId === id));
  if (found.includes(undefined)) throw fail('No template data return, verify the template id exist', 20001);
  return found as SubscriptionView[];
}

/** `wx.requestSubscribeMessage`: remembered answers first, the dialog for the rest, then the answers are booked. */
export async function requestSubscribeMessage(phone: Phone, tmplIds: unknown): Promise<Record<string, string>> {
  if (open) throw fail('last call has not ended', 20001);
  const templates = requested(phone, tmplIds);
  const titles = new Set<string>();
  const answers: Record<string, string> = {};
  const toAsk: SubscriptionView[] = [];
  for (const template of templates) {
    if (titles.has(template.title)) answers[template.templateId] = 'filter';
    else if (template.always) answers[template.templateId] = template.always;
    else toAsk.push(template);
    titles.add(template.title);
  }
  const booked = Object.entries(answers).filter(([, status]) => status !== 'filter');
  if (booked.length > 0) await phone.api.subscribe(booked.map(([templateId, status]) => ({ templateId, status })), false);
  if (toAsk.length > 0) {
    open = true;
    const choice = await subscribeSheet(phone.setup.appName, toAsk).finally(() => (open = false));
    await phone.api.subscribe(Object.entries(choice.answers).map(([templateId, status]) => ({ templateId, status })), choice.always);
    Object.assign(answers, choice.answers);
  }
  return { ...answers, errMsg: 'requestSubscribeMessage:ok' };
}
