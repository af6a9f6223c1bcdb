import type {
  ArrearsCase, BranchDues, CashLine, ConsentOffer, DuesBill, DuesConsent, DuesExplanation, DuesRelief, MemberDues, MyDues, OrderLine, PaymentOrder, Publication, PublicationFigures, Receipt, Refund,
  WhereDuesWent,
} from '@xianfeng/shared-types';

const REGULATION = '《关于中国共产党党费收缴、使用和管理的规定》（中组发〔2008〕3号）';
const member = { id: '01JTESTMEMBER0000000000001', name: '王建国' };
const org = { id: '01JTESTBRANCH0000000000001', name: '城南支行党支部' };

export const bill = (month: string, patch: Partial<DuesBill> = {}): DuesBill => ({
  id: `01JTESTBILL0000000000${month.replace('-', '')}`, month, dueOn: `${month}-15`, dueFen: 7650, paidFen: 0, status: 'unpaid', overdue: true, reliefId: null, paidAt: null, ...patch,
});
const paid = (month: string) => bill(month, { status: 'paid', paidFen: 7650, overdue: false, paidAt: `${month}-10T02:00:00.000Z` });

const explanation: DuesExplanation = {
  kind: 'wage', baseFen: 510_000, calcFen: 7650, dueFen: 7650, flags: [],
  steps: [
    { kind: 'item', text: '基本工资，计入基数', fen: 420_000, doc: '中组部办公厅《关于进一步规范党费工作的通知》（组电明字〔2017〕5号）', article: '第一条' },
    { kind: 'item', text: '岗位工资，计入基数', fen: 130_000, doc: '中组部办公厅《关于进一步规范党费工作的通知》（组电明字〔2017〕5号）', article: '第一条' },
    { kind: 'item', text: '个人所得税，从基数中扣除', fen: -40_000, doc: REGULATION, article: '第一条' },
    { kind: 'base', text: '计缴基数', fen: 510_000, doc: REGULATION, article: '第一条' },
    { kind: 'tier', text: '5000 元以上至 10000 元（含）按 1.5%', fen: null, doc: REGULATION, article: '第二条' },
    { kind: 'calc', text: '5100.00 × 1.5%', fen: 7650, doc: REGULATION, article: '第二条' },
    { kind: 'due', text: '每月应交', fen: 7650, doc: '', article: '' },
  ],
};

const history = [{ at: '2026-11-03T02:00:00.000Z', by: member.name, from: null, to: 'submitted', reason: '住院自付较多' }];
export const relief: DuesRelief = {
  id: '01JTESTRELIEF000000000001', member: { ...member, retired: false }, org, kind: 'reduce', monthlyFen: 500, fromMonth: '2026-12', toMonth: '2027-05', reason: '因病住院，自付医药费较多',
  status: 'submitted', approver: 'higher_committee', doc: REGULATION, article: '第七条', history, version: 1, allowedActions: ['withdraw'],
};
export const consent: DuesConsent = {
  id: '01JTESTCONSENT00000000001', member, org, payer: { memberId: null, name: '王小梅', relation: 'child' }, fromMonth: '2026-11', toMonth: '2027-04', reason: '不会用手机支付',
  status: 'agreed', linkUntil: null, history: [{ at: '2026-11-05T02:00:00.000Z', by: '韩立本', from: 'requested', to: 'agreed', reason: null }], version: 2,
  allowedActions: ['revoke', 'link'],
};

const grounds = [{ text: `向正式组织关系所在的${org.name}交纳`, doc: '《关于中国共产党党费收缴、使用和管理的规定》（中组发〔2008〕3号）', article: '第九条' }];

export const myDues: MyDues = {
  month: '2026-11', memberName: member.name, org, quarterly: false, collectors: ['韩立本'], grounds, current: bill('2026-11', { overdue: false, dueOn: '2026-11-25' }),
  arrears: [bill('2026-08'), bill('2026-09'), bill('2026-10')], arrearsFen: 22_950, maxArrearsMonths: 6, maxPrepayMonths: 6,
  prepay: [{ month: '2026-12', dueFen: 7650 }, { month: '2027-01', dueFen: 7650 }], year: 2026,
  bills: [...['01', '02', '03', '04', '05', '06'].map((m) => paid(`2026-${m}`)), bill('2026-07', { status: 'exempt', dueFen: 0, overdue: false }), bill('2026-08'), bill('2026-09'), bill('2026-10'), bill('2026-11', { overdue: false })],
  yearPaidFen: 45_900, explanation, reliefs: [relief], consents: [consent], payFor: [], allowedActions: ['pay', 'prepay', 'apply_relief', 'name_payer'],
};

export const order: PaymentOrder = {
  id: '01JTESTORDER0000000000001', number: 'D2026112101JTESTORDER000001', status: 'paid', member, org, payer: { kind: 'self', name: member.name },
  items: ['2026-08', '2026-09', '2026-10'].map((month) => ({ month, fen: 7650, refundedFen: 0, heldFen: 0 })), amountFen: 22_950, refundedFen: 0, createdAt: '2026-11-21T02:00:00.000Z',
  expiresAt: '2026-11-21T04:00:00.000Z', paidAt: '2026-11-21T02:01:00.000Z', transactionId: '4200002026112100000001', receiptId: '01JTESTRECEIPT00000000001', refunds: [], version: 3,
  allowedActions: [],
};

export const orderLine: OrderLine = {
  id: order.id, number: order.number, status: 'paid', memberName: member.name, orgName: org.name, payer: order.payer, months: ['2026-08', '2026-09', '2026-10'], amountFen: 22_950,
  refundedFen: 0, createdAt: order.createdAt, paidAt: order.paidAt, receiptId: order.receiptId,
};

export const receipt: Receipt = {
  id: '01JTESTRECEIPT00000000001', number: 'S2026112100000001', memberName: member.name, payerName: member.name, months: ['2026-08', '2026-09', '2026-10'], amountFen: 22_950, refundedFen: 0,
  paidAt: '2026-11-21T02:01:00.000Z', method: 'wechat', payerKind: 'self', items: order.items, extraFen: 0, amountWords: '贰佰贰拾玖元伍角整', collector: org,
  transactionId: '4200002026112100000001', verificationCode: '7K3M9Q2X', orderId: order.id, cashReturn: null,
};

export const offer: ConsentOffer = {
  consentId: consent.id, memberId: member.id, memberName: member.name, orgName: org.name, payerName: '王小梅', relation: 'child', until: '2026-11-28T02:00:00.000Z',
  bills: [bill('2026-10'), bill('2026-11', { overdue: false })],
};

export const branchDues: BranchDues = {
  org, month: '2026-11', quarterly: false, unfixed: 1, payElsewhere: [{ memberName: '李流动', orgName: '项目部党支部' }], todo: { reliefs: 1, consents: 1, cases: 1 }, allowedActions: ['enter_cash', 'consent', 'enter_relief'], next: null,
  sums: { members: 12, paidMembers: 8, exemptMembers: 1, overdueMembers: 1, dueFen: 84_150, paidFen: 61_200, owedFen: 22_950, overdueFen: 22_950, rate: 72_727 },
  items: [
    { memberId: member.id, memberName: member.name, bill: bill('2026-11', { overdue: false }), owedMonths: 4, owedFen: 30_600, overdueMonths: 3, marks: ['case', 'consent_pending'] },
    { memberId: '01JTESTMEMBER0000000000002', memberName: '阿卜杜热西提·阿卜杜克里木', bill: paid('2026-11'), owedMonths: 0, owedFen: 0, overdueMonths: 0, marks: [] },
    { memberId: '01JTESTMEMBER0000000000003', memberName: '李素珍', bill: bill('2026-11', { status: 'exempt', dueFen: 0, overdue: false }), owedMonths: 0, owedFen: 0, overdueMonths: 0, marks: ['relief'] },
    { memberId: '01JTESTMEMBER0000000000004', memberName: '周明', bill: null, owedMonths: 0, owedFen: 0, overdueMonths: 0, marks: ['unfixed'] },
  ],
};

export const memberDues: MemberDues = {
  member: { ...member, probationary: false }, org, grounds, bills: myDues.bills, owedFen: 30_600, reliefs: [relief], consents: [consent], explanation,
  allowedActions: ['see_base', 'enter_relief', 'name_payer', 'enter_cash', 'permit'],
};

export const cash: CashLine = {
  id: '01JTESTCASH00000000000001', status: 'registered', member, org, payer: { kind: 'self', name: member.name }, items: order.items, amountFen: 22_950, receivedOn: '2026-11-20',
  note: '收据 0031', registeredBy: '韩立本', registeredAt: '2026-11-20T02:00:00.000Z', decidedBy: null, decidedAt: null, decision: null, receiptId: null, giveBack: null, version: 1,
  allowedActions: ['confirm', 'reject'],
};

export const refund: Refund = {
  id: '01JTESTREFUND000000000001', number: 'R2026112100000001', status: 'requested', fen: 7650, months: ['2026-10'], reason: '重复交纳', requestedAt: '2026-11-21T03:00:00.000Z',
  order: { id: order.id, number: order.number, amountFen: 22_950, refundedFen: 0 }, member, org, payer: { kind: 'self', name: member.name }, extraFen: 0, heldFen: 0, requestedBy: '韩立本',
  decidedBy: null, decidedAt: null, decision: null, receivedBy: null, succeededAt: null, version: 1, allowedActions: ['approve', 'reject'],
  history: [{ at: '2026-11-21T03:00:00.000Z', by: '韩立本', from: null, to: '待复核', reason: '重复交纳' }],
};

export const arrearsCase: ArrearsCase = {
  id: '01JTESTDUESCASE0000000001', member, org, fromMonth: '2026-05', toMonth: '2026-10', months: 6, owedFen: 45_900, openedAt: '2026-11-01T00:40:00.000Z', status: 'open', outcome: null,
  rules: [{ text: '对不按照规定交纳党费的党员，所在党支部应及时对其进行批评教育，限期改正。', doc: REGULATION, article: '第十三条' }], history: [], version: 1, allowedActions: ['resolve'],
};

const figures: PublicationFigures = {
  openingFen: 120_000, inFen: 734_400, duesFen: 734_400, remittedInFen: 0, interestFen: 0, carriedFen: 0, mergedInFen: 0, outFen: 440_000, usedFen: 180_000, remittedOutFen: 260_000, feesFen: 0, mergedOutFen: 0,
  closingFen: 414_400, heldForOthersFen: 100_000, income: [{ name: '党员交纳党费', fen: 714_400 }, { name: '党员自愿多交', fen: 20_000 }],
  remittances: [{ toName: '甲分行党委', period: '2026年1月至6月', fen: 260_000, on: '2026-07-10' }],
  uses: [{ className: '补助生活困难的党员', purpose: '走访慰问困难党员 3 人', fen: 180_000, on: '2026-06-28', decision: '支委会 2026 年第 6 次会议' }],
};
const line = { id: '01JTESTPUBLICATION0000001', org, year: 2025, edition: 1, title: '城南支行党支部2025年度党费收支公示', publishedAt: '2026-01-20T02:00:00.000Z' };
export const publication: Publication = { ...line, figures, note: '以上已经支部党员大会通报。', reason: null, publishedBy: '韩立本', hash: 'f'.repeat(64), intact: true };
export const went: WhereDuesWent = { branch: org, year: 2026, thisYear: 2026, myPaidFen: 62_100, figures, publication: line };
