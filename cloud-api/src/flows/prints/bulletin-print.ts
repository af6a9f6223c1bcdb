import { BULLETIN_STATUS_LABELS, ORG_CLASS_LABELS, type Bulletin, type IsoDate } from '@xianfeng/shared-types';
import { chineseNumber, documentDate, OfficialDocument, type PrintColumn } from '../../platform/print';

const points = (centi: number): string => (centi / 100).toFixed(2);

const TOP: PrintColumn[] = [
  { title: '名次', share: 12, align: 'center' }, { title: '单位', share: 36 }, { title: '党员数', share: 12, align: 'center' },
  { title: '总分', share: 14, align: 'right' }, { title: '人均分', share: 14, align: 'right' },
];
const ITEMS: PrintColumn[] = [
  { title: '单位', share: 22 }, { title: '存在问题', share: 32 }, { title: '整改要求', share: 32 }, { title: '期限', share: 14, align: 'center' },
];

/** 月度通报 as an official paper; one that is not published says so on every page. */
export function printBulletin(bulletin: Bulletin, date: IsoDate, at: Date): Promise<Buffer> {
  const draft = bulletin.status === 'published' ? undefined : `${BULLETIN_STATUS_LABELS[bulletin.status]}稿，未发布，不得外传`;
  const paper = new OfficialDocument({ title: bulletin.title, at, foot: draft });
  paper.masthead(bulletin.scope.name);
  paper.title(bulletin.title);
  let number = 0;
  const heading = (text: string) => paper.heading(`${chineseNumber(++number)}、${text}`);
  for (const { heading: words, text } of bulletin.paragraphs) {
    heading(words.replace(/^[一二三四五六七八九十]+、/, ''));
    paper.paragraph(text);
  }
  if (bulletin.tables.length > 0) heading('分类排名情况');
  for (const table of bulletin.tables) {
    paper.paragraph(`${ORG_CLASS_LABELS[table.orgClass]}类共 ${table.of} 个单位、${table.heads} 名党员，人均 ${points(table.perHeadCenti)} 分，前列如下：`);
    paper.table(TOP, table.top.map((unit) => [
      `${unit.place}${unit.sharedBy > 1 ? '（并列）' : ''}`, unit.orgName, String(unit.heads), points(unit.totalCenti), points(unit.perHeadCenti),
    ]));
  }
  if (bulletin.items.length > 0) {
    heading('需改进事项');
    paper.table(ITEMS, bulletin.items.map((item) => [item.orgName, item.problem, item.action, item.dueOn]));
  }
  paper.signature(bulletin.scope.name, documentDate(date));
  return paper.finish();
}
