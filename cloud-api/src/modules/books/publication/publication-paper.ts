import type { Publication } from '@xianfeng/shared-types';
import { toBusinessDate } from '../../../platform/clock';
import { documentDate, OfficialDocument, type PrintColumn } from '../../../platform/print';
import { yuan } from '../money';
import type { Sheet, SheetCell } from '../reports/sheet';

const SUMS: PrintColumn[] = [{ title: '项目', share: 60 }, { title: '金额（元）', share: 40, align: 'right' }];
const USES: PrintColumn[] = [
  { title: '日期', share: 18, align: 'center' }, { title: '用途', share: 28 }, { title: '事项', share: 34 }, { title: '金额（元）', share: 20, align: 'right' },
];
const PASSED_UP: PrintColumn[] = [
  { title: '日期', share: 18, align: 'center' }, { title: '接收单位', share: 34 }, { title: '期间', share: 28 }, { title: '金额（元）', share: 20, align: 'right' },
];

/** The sums as members read them: what there was, what came, what went, what is left. */
function sums({ figures }: Publication): [string, number][] {
  const { openingFen, income, inFen, remittedOutFen, usedFen, feesFen, mergedOutFen, outFen, closingFen, heldForOthersFen } = figures;
  const some = (name: string, fen: number): [string, number][] => (fen === 0 ? [] : [[name, fen]]);
  return [
    ['一、上年结余', openingFen], ['二、本年收入', inFen], ...income.map(({ name, fen }): [string, number] => [`\u3000\u3000${name}`, fen]), ['三、本年支出', outFen],
    ['　　上缴上级', remittedOutFen], ['　　使用', usedFen], ['　　手续费', feesFen], ...some('　　并入其他组织转出', mergedOutFen), ['四、年末结余', closingFen],
    ...some('另有代收代管（大额党费、应退、待查），不计入结余', heldForOthersFen),
  ];
}

/** 公示 as an official paper for the notice board. */
export function publicationPaper(publication: Publication, at: Date): Promise<Buffer> {
  const { title, org, figures, note, reason, publishedAt, hash } = publication;
  const paper = new OfficialDocument({ title, at, foot: `公示编号 ${publication.id}；校验值 ${hash.slice(0, 16)}` });
  paper.title(title);
  paper.paragraph(`按照《关于中国共产党党费收缴、使用和管理的规定》，现将本单位${publication.year}年度党费收入、上缴、使用和结余情况向党员公示，请党员监督。`);
  if (reason) paper.paragraph(`本次为更正公示，原因：${reason}`);
  paper.table(SUMS, sums(publication).map(([name, fen]) => [name, yuan(fen)]));
  if (figures.remittances.length > 0) {
    paper.heading('上缴明细');
    paper.table(PASSED_UP, figures.remittances.map((r) => [r.on, r.toName, r.period, yuan(r.fen)]));
  }
  if (figures.uses.length > 0) {
    paper.heading('使用明细');
    paper.table(USES, figures.uses.map((u) => [u.on, u.className, `${u.purpose}（${u.decision}）`, yuan(u.fen)]));
  }
  if (note) paper.paragraph(`说明：${note}`);
  paper.signature(org.name, documentDate(toBusinessDate(new Date(publishedAt))));
  return paper.finish();
}

export function publicationSheet(publication: Publication): Sheet {
  const { figures, org, year } = publication;
  const line = (name: string, detail: string, on: string, fen: number): SheetCell[] => [name, detail, on, { fen }];
  return {
    title: '党费收支公示', notes: [publication.title, `单位：${org.name}；年度：${year}；金额单位：元`, `公示人：${publication.publishedBy}；校验值 ${publication.hash}`],
    columns: [{ title: '项目', share: 36 }, { title: '事项', share: 44 }, { title: '日期', share: 14, align: 'center' }, { title: '金额', share: 16, align: 'right' }],
    rows: [
      ...sums(publication).map(([name, fen]) => line(name, '', '', fen)),
      ...figures.remittances.map((r) => line('上缴', `${r.toName}：${r.period}`, r.on, r.fen)),
      ...figures.uses.map((u) => line(u.className, `${u.purpose}（${u.decision}）`, u.on, u.fen)),
    ],
    signatures: ['党支部书记', '组织委员', '党员代表'],
  };
}
