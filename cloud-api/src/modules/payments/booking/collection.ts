import { Injectable } from '@nestjs/common';
import type { DuesAccount, Fen, Id } from '@xianfeng/shared-types';
import type { Tx } from '../../../database';
import { currentContext } from '../../../platform/http';
import { toBusinessDate } from '../../../platform/clock';
import { credit, debit, DuesLedger, type JournalInput } from '../../books';
import { DuesBills, DuesExtras } from '../../dues';
import { monthsInWords } from '../payment-words';
import { ReceiptMaker } from '../receipts/receipt-maker';
import { type BookedLine, type Collected, sumOf } from './collected';

const JOURNAL_KIND = { order: 'payment', cash: 'cash', exception: 'suspense' } as const;

export interface Booked {
  lines: BookedLine[];
  overFen: Fen;
}

/** Money becomes income: bills are settled, the books posted and the receipt made, all in the caller's unit of work. */
@Injectable()
export class Collection {
  constructor(
    private readonly bills: DuesBills,
    private readonly extras: DuesExtras,
    private readonly ledger: DuesLedger,
    private readonly receipts: ReceiptMaker,
  ) {}

  async book(tx: Tx, collected: Collected): Promise<Booked> {
    const lines: BookedLine[] = [];
    // In the order of ids: two bookings of the same bills queue up and never wait for each other in a circle.
    for (const line of [...collected.lines].sort((a, b) => ((a.billId ?? '') < (b.billId ?? '') ? -1 : 1))) {
      lines.push({ ...line, ...(await this.settle(tx, collected, line)) });
    }
    const extra = lines.find(({ billId }) => billId === null);
    const large = extra !== undefined && (await this.extras.receive(tx, { memberId: collected.member.id, fen: extra.fen, on: toBusinessDate(collected.at), source: sourceOf(collected) })).large;
    await this.receipts.make(tx, collected, lines);
    await this.ledger.postAll(tx, journalsOf(collected, lines, extraAccount(large)));
    return { lines, overFen: sumOf(lines, (l) => l.overFen) };
  }

  private async settle(tx: Tx, collected: Collected, { billId, fen }: Collected['lines'][number]): Promise<{ settledFen: Fen; overFen: Fen }> {
    if (billId === null) return { settledFen: fen, overFen: 0 };
    return this.bills.settle(tx, { billId, fen, source: sourceOf(collected), at: collected.at });
  }
}

/** A large extra is held for the Centre, never income. */
export const extraAccount = (large: boolean): DuesAccount => (large ? 'large_dues_payable' : 'extra_income');

/** One journal for each organisation whose bills were paid; what is over waits in suspense. */
function journalsOf(collected: Collected, lines: readonly BookedLine[], ofExtra: DuesAccount): JournalInput[] {
  const { source, from, org } = collected;
  const on = toBusinessDate(collected.at);
  const by = currentContext()?.principal?.memberId ?? null;
  return [org, ...others(lines, org.id)].flatMap(({ id, path }) => {
    const own = lines.filter((line) => line.orgId === id);
    const dues = sumOf(own.filter((l) => l.billId !== null), (l) => l.settledFen);
    const extra = sumOf(own.filter((l) => l.billId === null), (l) => l.settledFen);
    const over = sumOf(own, (l) => l.overFen);
    const credits = [...part('dues_income', dues), ...part(ofExtra, extra), ...part('suspense', over)];
    if (credits.length === 0) return [];
    const journal: JournalInput = {
      key: `${source.type}:${source.id}:${id}`, kind: JOURNAL_KIND[source.type], orgId: id, orgPath: path, on, memo: memoOf(collected, own), source, by,
      lines: [debit(from, dues + extra + over), ...credits],
    };
    // Out of suspense nothing can be over: the bills were locked and open when the person decided.
    return [journal, ...moved(collected, { id, path }, dues + extra, on, by)];
  });
}

/** Money that another organisation held in suspense goes over to the one whose income it is, before it becomes that. */
function moved({ source, member, heldBy }: Collected, to: { id: Id; path: string }, fen: Fen, on: string, by: Id | null): JournalInput[] {
  if (!heldBy || heldBy.id === to.id) return [];
  const memo = `${member.name}党费由待查款项转入`;
  const journal = (org: { id: Id; path: string }, side: 'out' | 'in', lines: JournalInput['lines']): JournalInput =>
    ({ key: `${source.type}:${source.id}:${side}:${to.id}`, kind: 'suspense', orgId: org.id, orgPath: org.path, on, memo, source, by, lines });
  return [journal(heldBy, 'out', [debit('suspense', fen), credit('wechat', fen)]), journal(to, 'in', [debit('wechat', fen), credit('suspense', fen)])];
}

const sourceOf = ({ source }: Collected): string => `${source.type}:${source.id}`;
const part = (account: DuesAccount, fen: Fen) => (fen > 0 ? [credit(account, fen)] : []);

function others(lines: readonly BookedLine[], orgId: Id): { id: Id; path: string }[] {
  const paths = new Map(lines.filter((line) => line.orgId !== orgId).map((line) => [line.orgId, line.orgPath]));
  return [...paths].map(([id, path]) => ({ id, path }));
}

function memoOf({ member, payer }: Collected, lines: readonly BookedLine[]): string {
  const months = lines.flatMap(({ month }) => month ?? []);
  const what = [...(months.length > 0 ? [`${monthsInWords(months)}党费`] : []), ...(lines.some((l) => l.billId === null) ? ['自愿多交'] : [])].join('、');
  const memo = `${member.name}${what}${payer.kind === 'self' ? '' : `（${payer.name}代交）`}`;
  return memo.length > 200 ? `${memo.slice(0, 199)}…` : memo;
}
