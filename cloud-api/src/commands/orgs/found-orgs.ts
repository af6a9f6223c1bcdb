import type { Tx } from '../../database';
import type { OrgRef, OrgSetup } from '../../modules/orgs';
import { type OrgFileRow, OrgFileError } from './org-file';

interface Founded {
  ref: OrgRef;
  fullName: string;
}

/** Founds the organisations in the order of the file, so that every parent is there before its children. */
export async function foundOrgs(tx: Tx, setup: Pick<OrgSetup, 'found'>, rows: OrgFileRow[]): Promise<void> {
  const byText = new Map<string, Founded[]>();
  for (const row of rows) {
    const parent = parentOf(row, byText);
    const { rowNo, name, kind, orgClass, shortName, upperCode } = row;
    const fields = { name, kind, orgClass, ...(shortName && { shortName }), ...(upperCode && { upperCode }) };
    const ref = await setup.found(tx, { parent: parent?.ref ?? null, ...fields }).catch((cause: Error) => {
      throw new OrgFileError(`第 ${rowNo} 行 ${name}：${cause.message}`, { cause });
    });
    const founded = { ref, fullName: parent ? `${parent.fullName}/${name}` : name };
    for (const text of new Set([name, founded.fullName, upperCode].filter(Boolean))) byText.set(text, [...(byText.get(text) ?? []), founded]);
  }
}

function parentOf({ rowNo, parent }: OrgFileRow, byText: Map<string, Founded[]>): Founded | null {
  if (!parent) {
    if (byText.size > 0) throw new OrgFileError(`第 ${rowNo} 行：只有第一个组织可以没有上级`);
    return null;
  }
  const found = byText.get(parent) ?? [];
  if (found.length === 0) throw new OrgFileError(`第 ${rowNo} 行：上级“${parent}”应写在它之前`);
  if (found.length > 1) throw new OrgFileError(`第 ${rowNo} 行：有 ${found.length} 个“${parent}”，请填写代码或用 / 连接的全称`);
  return found[0];
}
