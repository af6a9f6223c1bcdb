import { bookEntriesApi, booksApi, cashDepositsApi, duesPublicationsApi, duesUsesApi, remittancesApi, ROLE_PERMISSIONS, type Permission } from '@xianfeng/shared-types';
import { credit, debit, DuesLedger } from '../../src/modules/books';
import { CashDepositRow } from '../../src/modules/books/deposits/cash-deposit.entity';
import { BookEntryRow } from '../../src/modules/books/entries/book-entry.entity';
import { PublicationRow } from '../../src/modules/books/publication/publication.entity';
import { RemittanceRow } from '../../src/modules/books/remittance/remittance.entity';
import { DuesUseRow } from '../../src/modules/books/uses/dues-use.entity';
import { figuresOf } from '../../src/modules/books/reports/figures';
import type { Org } from '../../src/modules/orgs/org.entity';
import { newId } from '../../src/platform/ids';
import { journalOf, uploadedMinutes } from '../factories/books';
import { routeCase, type RouteCase } from './types';
import type { World } from './world';

type Situation = Parameters<NonNullable<RouteCase['expected']>>[0];
const holds = ({ role, inReach }: Situation, permission: Permission) => inReach && ROLE_PERMISSIONS[role].includes(permission);

const MONTH = '2026-11';
const DAY = '2026-11-20';
const confirmed = { account: 'bank' as const, on: DAY, voucher: '回单', version: 1 };
const because = { reason: '核对有误', version: 1 };

/** Money of every kind, enough for all that the table does. */
const funded = (world: World, org: Org) => world.once(`books:${org.id}`, () => world.t.uow.run((tx) => world.t.get(DuesLedger).post(tx, journalOf(world.t, org, [
  debit('bank', 900_000_00), debit('cash', 100_000_00), credit('opening', 1_000_000_00),
], { kind: 'opening' }))));

async function remittanceAt(world: World, org: Org, status: RemittanceRow['status'] = 'draft'): Promise<string> {
  await funded(world, org);
  const [id, sent] = [newId(), status === 'sent'];
  const row: RemittanceRow = {
    id, kind: 'ordinary', fromOrgId: org.id, fromPath: org.path, toOrgId: null, toPath: '', toName: '上级党委', fromMonth: MONTH, toMonth: MONTH, basisFen: 100, basisPoints: 10_000,
    ratioDoc: '纪要', ratioArticle: '', amountFen: 100, note: '', status, dueOn: null, createdBy: newId(), createdAt: world.t.clock.now(), sendings: sent ? 1 : 0,
    sentBy: sent ? newId() : null, sentAt: sent ? world.t.clock.now() : null, sentOn: sent ? DAY : null, sentFrom: sent ? 'bank' : null, sentVoucher: sent ? '回单' : null,
    receivedBy: null, receivedAt: null, receivedOn: null, receivedInto: null, receivedVoucher: null, version: 1,
  };
  await world.t.uow.run(async (tx) => {
    await tx.repo(RemittanceRow).insert(row);
    if (!sent) return;
    await world.t.get(DuesLedger).post(tx, journalOf(world.t, org, [debit('remit_transit', 100), credit('bank', 100)], { key: `remittance:${id}:1:sent`, kind: 'remit_sent' }));
  });
  return id;
}

async function useAt(world: World, org: Org, requestedBy = newId()): Promise<string> {
  await funded(world, org);
  const row: DuesUseRow = {
    id: newId(), orgId: org.id, orgPath: org.path, useClass: 'training', purpose: '培训', amountFen: 100, payee: '党校', decidedOn: DAY, decision: '支委会研究同意',
    status: 'requested', requestedBy, requestedAt: world.t.clock.now(), decidedBy: null, decidedAt: null, reason: null, paidOn: null, account: null, voucher: null, version: 1,
  };
  await world.t.uow.run((tx) => tx.repo(DuesUseRow).insert(row));
  return row.id;
}

async function depositAt(world: World, org: Org): Promise<string> {
  await funded(world, org);
  const row: CashDepositRow = {
    id: newId(), orgId: org.id, orgPath: org.path, amountFen: 100, countedBy: newId(), countedAt: world.t.clock.now(), note: '', status: 'counted', confirmedBy: null,
    confirmedAt: null, depositedOn: null, slip: null, reason: null, version: 1,
  };
  await world.t.uow.run((tx) => tx.repo(CashDepositRow).insert(row));
  return row.id;
}

async function entryAt(world: World, org: Org, status: BookEntryRow['status'] = 'entered'): Promise<string> {
  await funded(world, org);
  const id = newId();
  const row: BookEntryRow = {
    id, orgId: org.id, orgPath: org.path, kind: 'interest', account: 'bank', amountFen: 100, day: DAY, voucher: '回单', note: '', status, standingKey: id, enteredBy: newId(),
    enteredAt: world.t.clock.now(), decidedBy: null, decidedAt: null, reason: null, version: 1,
  };
  await world.t.uow.run(async (tx) => {
    await tx.repo(BookEntryRow).insert(row);
    if (status === 'confirmed') await world.t.get(DuesLedger).post(tx, journalOf(world.t, org, [debit('bank', 100), credit('interest_income', 100)], { key: `entry:${id}`, kind: 'interest' }));
  });
  return id;
}

async function publicationAt(world: World, org: Org): Promise<string> {
  const row: PublicationRow = {
    id: newId(), orgId: org.id, orgPath: org.path, orgName: org.name, year: 2025, edition: Math.floor(Math.random() * 1e9),
    figures: { ...figuresOf([]), income: [], remittances: [], uses: [] }, note: '', reason: null, publishedById: newId(), publishedBy: '书记', publishedAt: world.t.clock.now(), hash: '0'.repeat(64),
  };
  await world.t.uow.run((tx) => tx.repo(PublicationRow).insert(row));
  return row.id;
}

/** Members of the branch read it, and those who may report on it. */
const publicationReaders = (s: Situation) => (s.relation === 'own' || holds(s, 'dues:report') ? 'open' as const : 404 as const);
const period = (org: Org) => ({ orgId: org.id, kind: 'ordinary' as const, fromMonth: MONTH, toMonth: MONTH });

/** The share of an organisation is set by the one above it. */
const receiverOf = ({ tree }: World, org: Org): string => [tree.a, tree.group, tree.b].find(({ id }) => id === org.parentId)?.path ?? org.path;

export const booksRoutes: RouteCase[] = [
  routeCase(booksApi.overview, { gate: 'dues:report', decides: 'org', attempt: (_, org) => ({ query: { orgId: org.id } }) }),
  routeCase(booksApi.ledger, { gate: 'dues:report', decides: 'org', attempt: (_, org) => ({ query: { orgId: org.id, from: DAY, to: DAY } }) }),
  routeCase(booksApi.summary, { gate: 'dues:report', decides: 'org', attempt: (_, org) => ({ query: { orgId: org.id, from: MONTH, to: MONTH } }) }),
  routeCase(booksApi.collection, { gate: 'dues:collect', decides: 'org', attempt: (_, org) => ({ query: { orgId: org.id, month: MONTH } }) }),
  routeCase(booksApi.exportSheet, {
    gate: 'dues:report', decides: 'org',
    attempt: (_, org) => ({ body: { sheet: 'summary' as const, format: 'xlsx' as const, orgId: org.id, from: DAY, to: DAY, reason: '检查' } }),
  }),

  routeCase(remittancesApi.list, { gate: 'dues:report', decides: 'list', attempt: () => ({ query: { limit: 100 } }), idsIn: (reply) => reply.items.map((r) => r.id), place: remittanceAt }),
  routeCase(remittancesApi.proposal, { gate: 'dues:collect', decides: 'org', attempt: (_, org) => ({ query: period(org) }) }),
  routeCase(remittancesApi.ratios, { gate: 'dues:report', decides: 'org', attempt: (_, org) => ({ query: { orgId: org.id } }) }),
  routeCase(remittancesApi.setRatio, {
    gate: 'dues:finance', decides: 'org', accepts: [409],
    attempt: (world, org) => ({
      at: receiverOf(world, org),
      body: { orgId: org.id, basisPoints: 1000, effectiveFrom: '2026-12-01', doc: '党委会纪要', article: '', reason: '调整比例' },
    }),
  }),
  routeCase(remittancesApi.detail, { gate: 'dues:report', decides: 'org', attempt: async (world, org) => ({ params: { id: await remittanceAt(world, org) } }) }),
  // Nothing was received in the table's world: 409 says that the door was open.
  routeCase(remittancesApi.create, { gate: 'dues:collect', decides: 'org', accepts: [409], attempt: (_, org) => ({ body: period(org) }) }),
  routeCase(remittancesApi.send, {
    gate: 'dues:collect', decides: 'org', attempt: async (world, org) => ({ params: { id: await remittanceAt(world, org) }, body: confirmed }),
  }),
  routeCase(remittancesApi.receive, {
    gate: 'dues:finance', decides: 'org', attempt: async (world, org) => ({ params: { id: await remittanceAt(world, org, 'sent') }, body: confirmed }),
  }),
  routeCase(remittancesApi.returnToSender, {
    gate: 'dues:finance', decides: 'org', attempt: async (world, org) => ({ params: { id: await remittanceAt(world, org, 'sent') }, body: because }),
  }),
  routeCase(remittancesApi.cancel, {
    gate: 'dues:collect', decides: 'org', attempt: async (world, org) => ({ params: { id: await remittanceAt(world, org) }, body: because }),
  }),

  routeCase(duesUsesApi.list, { gate: 'dues:report', decides: 'list', attempt: () => ({ query: { limit: 100 } }), idsIn: (reply) => reply.items.map((u) => u.id), place: (world, org) => useAt(world, org) }),
  routeCase(duesUsesApi.detail, { gate: 'dues:report', decides: 'org', attempt: async (world, org) => ({ params: { id: await useAt(world, org) } }) }),
  routeCase(duesUsesApi.request, {
    gate: 'dues:collect', decides: 'org',
    attempt: async (world, org, caller) => ({
      body: {
        orgId: org.id, useClass: 'training' as const, purpose: '培训', amountFen: 100, payee: '党校', decidedOn: DAY, decision: '支委会研究同意',
        fileIds: [await uploadedMinutes(world.t, caller.memberId)],
      },
    }),
  }),
  routeCase(duesUsesApi.approve, { gate: 'dues:finance', decides: 'org', attempt: async (world, org) => ({ params: { id: await useAt(world, org) }, body: confirmed }) }),
  routeCase(duesUsesApi.reject, { gate: 'dues:finance', decides: 'org', attempt: async (world, org) => ({ params: { id: await useAt(world, org) }, body: because }) }),
  routeCase(duesUsesApi.withdraw, {
    gate: 'dues:collect', decides: 'org', attempt: async (world, org, caller) => ({ params: { id: await useAt(world, org, caller.memberId) }, body: because }),
  }),

  routeCase(cashDepositsApi.list, { gate: 'dues:report', decides: 'list', attempt: () => ({ query: { limit: 100 } }), idsIn: (reply) => reply.items.map((d) => d.id), place: depositAt }),
  routeCase(cashDepositsApi.create, {
    gate: 'dues:collect', decides: 'org',
    attempt: async (world, org) => {
      await funded(world, org);
      return { body: { orgId: org.id, amountFen: 100, note: '' } };
    },
  }),
  routeCase(cashDepositsApi.confirm, {
    gate: 'dues:collect', decides: 'org', attempt: async (world, org) => ({ params: { id: await depositAt(world, org) }, body: { depositedOn: DAY, slip: '回单', version: 1 } }),
  }),
  routeCase(cashDepositsApi.refuse, { gate: 'dues:collect', decides: 'org', attempt: async (world, org) => ({ params: { id: await depositAt(world, org) }, body: because }) }),

  routeCase(bookEntriesApi.list, { gate: 'dues:report', decides: 'list', attempt: () => ({ query: { limit: 100 } }), idsIn: (reply) => reply.items.map((e) => e.id), place: (world, org) => entryAt(world, org) }),
  routeCase(bookEntriesApi.enter, {
    gate: 'dues:finance', decides: 'org',
    attempt: (_, org) => ({ body: { orgId: org.id, kind: 'interest' as const, account: 'bank' as const, amountFen: 100, on: DAY, voucher: newId(), note: '' } }),
  }),
  routeCase(bookEntriesApi.confirm, { gate: 'dues:finance', decides: 'org', attempt: async (world, org) => ({ params: { id: await entryAt(world, org) }, body: { version: 1 } }) }),
  routeCase(bookEntriesApi.refuse, { gate: 'dues:finance', decides: 'org', attempt: async (world, org) => ({ params: { id: await entryAt(world, org) }, body: because }) }),
  routeCase(bookEntriesApi.reverse, {
    gate: 'dues:finance', decides: 'org', attempt: async (world, org) => ({ params: { id: await entryAt(world, org, 'confirmed') }, body: because }),
  }),

  routeCase(duesPublicationsApi.list, { gate: 'dues:pay', decides: 'caller', attempt: () => ({ query: {} }) }),
  routeCase(duesPublicationsApi.draft, { gate: 'dues:collect', decides: 'org', attempt: (_, org) => ({ query: { orgId: org.id, year: 2025 } }) }),
  routeCase(duesPublicationsApi.whereItWent, { gate: 'dues:pay', decides: 'caller', attempt: () => ({ query: {} }) }),
  routeCase(duesPublicationsApi.detail, {
    gate: 'dues:pay', decides: 'org', attempt: async (world, org) => ({ params: { id: await publicationAt(world, org) } }), expected: publicationReaders,
  }),
  // The figures were not read before: 409 says that the door was open.
  routeCase(duesPublicationsApi.publish, {
    gate: 'dues:collect', decides: 'org', accepts: [409], attempt: (_, org) => ({ body: { orgId: org.id, year: 2025, note: '', figuresHash: '0'.repeat(64) } }),
  }),
  routeCase(duesPublicationsApi.print, {
    gate: 'dues:pay', decides: 'org', attempt: async (world, org) => ({ params: { id: await publicationAt(world, org) } }), expected: publicationReaders,
  }),
  routeCase(duesPublicationsApi.workbook, {
    gate: 'dues:pay', decides: 'org', attempt: async (world, org) => ({ params: { id: await publicationAt(world, org) } }), expected: publicationReaders,
  }),
];
