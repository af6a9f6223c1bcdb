import type { IsoMonth } from '@xianfeng/shared-types';
import type { DuesItemRow } from './dues-item.entity';
import type { DuesItems } from './dues-items.service';
import type { DuesTerms, DuesTermsBook } from './dues-terms';

interface Rules {
  terms: DuesTerms;
  items: DuesItemRow[];
}

/** What amounts are counted by, each month's read once for all organisations: a list has thousands of members of hundreds of branches. */
export class AmountRules {
  private readonly months = new Map<IsoMonth, Promise<(orgPath: string) => Rules>>();
  private readonly known = new Map<string, Rules>();

  constructor(
    private readonly terms: DuesTermsBook,
    private readonly items: DuesItems,
  ) {}

  async of(orgPath: string, month: IsoMonth): Promise<Rules> {
    const key = `${orgPath} ${month}`;
    const rules = this.known.get(key) ?? (await this.at(month))(orgPath);
    this.known.set(key, rules);
    return rules;
  }

  private at(month: IsoMonth): Promise<(orgPath: string) => Rules> {
    const rules = this.months.get(month) ?? this.read(month);
    this.months.set(month, rules);
    return rules;
  }

  private async read(month: IsoMonth): Promise<(orgPath: string) => Rules> {
    const [termsAt, itemsAt] = await Promise.all([this.terms.everywhere(month), this.items.inForce(month)]);
    return (orgPath) => ({ terms: termsAt(orgPath), items: itemsAt(orgPath) });
  }
}
