import { PayContentError } from '../payloads';

/** `2019-02-19 05:01:46` of a bill, which is in the time of Beijing. */
export function billTime(cell: string): Date {
  const at = new Date(`${cell.replace(' ', 'T')}+08:00`);
  if (Number.isNaN(at.getTime())) throw new PayContentError(`“${cell}”不是时间`);
  return at;
}
