/** Who took what out of the system, when and why; printed on every page, so that a copy can be traced. */
export interface PageMark {
  number: string;
  by: string;
  byOrg: string;
  /** Business time, `2026-11-20 10:00`. */
  at: string;
  reason: string;
}

/** Excel takes at most 255 characters in a header or footer. */
const LINE_MAX = 80;

/** In headers and footers `&` begins a code; two of them are the character. */
const plain = (text: string) => text.replace(/\s+/g, ' ').slice(0, LINE_MAX).replaceAll('&', '&&');

/** The lines at the head and the foot of each printed page, with the page number. */
export const markedPages = ({ number, by, byOrg, at, reason }: PageMark) => ({
  oddHeader: `&L${plain(`导出编号 ${number}`)}&R内部资料 注意保管`,
  oddFooter: `&L${plain(`${byOrg} ${by} ${at} 导出`)}&C${plain(`事由：${reason}`)}&R第 &P 页 共 &N 页`,
});
