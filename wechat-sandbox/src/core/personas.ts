import { randomBytes } from 'node:crypto';
import { stableId } from './ids';
import type { Group, Persona } from './model';
import type { SandboxState } from './state';

/** A persona as the personas file and POST /_control/personas give it. */
export interface PersonaInput {
  id: string;
  name: string;
  phone: string;
  note?: string;
  /** Group names or `{id, name}`; default: both default groups. */
  groups?: (string | { id: string; name: string })[];
  /** Where payments of his are known already; default: made from the appid. */
  openid?: string;
}

const DEFAULT_GROUPS = [
  { id: 'party-work', name: '党务工作交流群' },
  { id: 'branch-study', name: '支部学习群' },
];

export const DEFAULT_PERSONAS: PersonaInput[] = [
  { id: 'member', name: '陈晓岚', phone: '19900000001', note: '普通党员' },
  { id: 'secretary', name: '周建国', phone: '19900000002', note: '支部书记' },
  { id: 'officer', name: '林书琴', phone: '19900000003', note: '党委组织干事' },
];

/** The sandbox's users, found by id, openid or phone. */
export class Personas {
  private byKey = new Map<string, Persona>();

  constructor(
    private readonly state: SandboxState,
    private readonly appid: string,
  ) {
    this.index();
  }

  /** Adds personas, or changes those with a known id; openid and chats of a known one stay. */
  put(inputs: PersonaInput[]): Persona[] {
    const added = inputs.map((input) => {
      this.check(input);
      const known = this.find(input.id);
      const fresh: Persona = known ?? {
        id: input.id,
        name: '',
        phone: '',
        note: '',
        groupIds: [],
        openid: '',
        sessionKey: randomBytes(16).toString('base64'),
        lastSeenAt: null,
        blocked: false,
      };
      const groupIds = (input.groups ?? DEFAULT_GROUPS).map((group) => this.groupOf(group).id);
      // Not kept from an older state: an openid belongs to one appid.
      fresh.openid = input.openid ?? stableId('o', this.appid, input.id);
      Object.assign(fresh, { name: input.name, phone: input.phone, note: input.note ?? '', groupIds });
      if (!known) this.state.data.personas.push(fresh);
      this.byKey.set(`id:${fresh.id}`, fresh);
      return fresh;
    });
    this.index();
    this.state.changed();
    return added;
  }

  index(): void {
    this.byKey = new Map();
    for (const persona of this.state.data.personas) {
      this.byKey.set(`id:${persona.id}`, persona);
      this.byKey.set(`openid:${persona.openid}`, persona);
      this.byKey.set(`phone:${persona.phone}`, persona);
    }
  }

  find(id: string): Persona | undefined {
    return this.byKey.get(`id:${id}`);
  }

  byOpenid(openid: string): Persona | undefined {
    return this.byKey.get(`openid:${openid}`);
  }

  byPhone(phone: string): Persona | undefined {
    return this.byKey.get(`phone:${phone.replace(/^\+?86(?=1\d{10}$)/, '')}`);
  }

  private check(input: PersonaInput): void {
    if (!/^[\w-]{1,64}$/.test(input.id ?? '')) throw new Error(`人物 id 不合法：${String(input.id)}`);
    if (!input.name) throw new Error(`人物 ${input.id} 缺少 name`);
    if (!/^1\d{10}$/.test(input.phone ?? '')) throw new Error(`人物 ${input.id} 的 phone 应为 11 位手机号`);
  }

  private groupOf(input: string | { id: string; name: string }): Group {
    const { groups } = this.state.data;
    const named = typeof input === 'string' ? DEFAULT_GROUPS.find((group) => group.name === input || group.id === input) : input;
    const name = named?.name ?? String(input);
    const id = named?.id ?? stableId('g-', name).slice(0, 14);
    const known = groups.find((group) => group.id === id);
    if (known) return known;
    const group = { id, name, opengid: stableId('tG', this.appid, id) };
    groups.push(group);
    return group;
  }
}
