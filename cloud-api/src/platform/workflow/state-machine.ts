import { Problem } from '../http/problem';

export interface Transition<State extends string> {
  from: readonly State[];
  to: State;
  /** The actor must say why, and those concerned see it. */
  needsReason?: boolean;
}

/** States and transitions as data. */
export interface MachineDefinition<State extends string, Action extends string> {
  initial: State;
  states: Record<State, string>;
  transitions: Record<Action, Transition<State>>;
}

export class StateMachine<State extends string, Action extends string> {
  constructor(readonly definition: MachineDefinition<State, Action>) {}

  /** The state after the action; a problem with both states in words when it isn't allowed now. */
  next(state: State, action: Action, reason?: string): State {
    const transition = this.definition.transitions[action];
    if (!transition.from.includes(state)) {
      throw new Problem('conflict.state', { detail: `当前为“${this.definition.states[state]}”，不能执行此操作，请刷新后再试。`, meta: { state } });
    }
    if (transition.needsReason && !reason?.trim()) {
      throw new Problem('request.invalid', { errors: [{ path: 'reason', message: '请写明原因' }] });
    }
    return transition.to;
  }

  allows(state: State, action: Action): boolean {
    return this.definition.transitions[action].from.includes(state);
  }

  actions(state: State): Action[] {
    return (Object.keys(this.definition.transitions) as Action[]).filter((action) => this.allows(state, action));
  }

  /** States that no chain of transitions reaches: a fault of the table, asserted empty in a test of each machine. */
  unreachable(): State[] {
    const reached = new Set<State>([this.definition.initial]);
    for (let grown = true; grown; ) {
      const before = reached.size;
      for (const { from, to } of Object.values<Transition<State>>(this.definition.transitions)) {
        if (from.some((s) => reached.has(s))) reached.add(to);
      }
      grown = reached.size > before;
    }
    return (Object.keys(this.definition.states) as State[]).filter((s) => !reached.has(s));
  }
}
