import type { PrintRosterBody } from '@xianfeng/shared-types';
import type { SheetLine } from '../../modules/members';
import { OfficialDocument, type PrintColumn } from '../../platform/print';

type Key = keyof SheetLine | 'number';
const COLUMNS: (PrintColumn & { key: Key })[] = [
  { key: 'number', title: '序号', share: 5, align: 'center' }, { key: 'orgName', title: '所在党组织', share: 22 }, { key: 'name', title: '姓名', share: 10 },
  { key: 'sex', title: '性别', share: 5, align: 'center' }, { key: 'birthMonth', title: '出生年月', share: 9, align: 'center' },
  { key: 'education', title: '学历', share: 13 }, { key: 'category', title: '人员类别', share: 9, align: 'center' },
  { key: 'joinedOn', title: '入党日期', share: 11, align: 'center' }, { key: 'posts', title: '党内职务', share: 12 }, { key: 'job', title: '工作岗位', share: 15 },
  { key: 'maskedPhone', title: '联系电话', share: 13, align: 'center' },
];

export interface RosterFacts {
  orgName: string;
  lines: readonly SheetLine[];
  /** Who printed it and when, as the foot of every page says. */
  printedBy: string;
  printedAt: string;
}

/** 党员名册 on wide pages, with who printed it and for what at the foot of each. */
export function printRoster({ orgName, lines, printedBy, printedAt }: RosterFacts, { subtree, phones, reason }: PrintRosterBody, at: Date): Promise<Buffer> {
  const columns = COLUMNS.filter(({ key }) => (key !== 'maskedPhone' || phones) && (key !== 'orgName' || subtree));
  const foot = [`${printedBy} ${printedAt} 打印`, `用途：${reason}`, '内含个人信息，用后销毁'].join('；');
  const paper = new OfficialDocument({ title: `${orgName}党员名册`, at, wide: true, foot });
  paper.title(`${orgName}党员名册`);
  paper.note(`在册党员 ${lines.length} 人${subtree ? '，含下级组织' : ''}`);
  paper.table(columns, lines.map((line, index) => columns.map(({ key }) => (key === 'number' ? String(index + 1) : line[key]))));
  return paper.finish();
}
