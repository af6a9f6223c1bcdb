import { Injectable } from '@nestjs/common';
import type { ChangePreferencesBody, ConsoleAppearance, ConsolePreferences } from '@xianfeng/shared-types';
import { UnitOfWork } from '../../database';
import { currentPrincipal } from '../../platform/access';
import { invalidField } from '../../platform/http';
import { ConsolePreference } from './console-preference.entity';

const APPEARANCE = 'appearance';
const TABLE = 'table:';

/** More tables than the console has. */
const MOST_ROWS = 50;

/** How the caller likes the console, the same at every PC. */
@Injectable()
export class ConsolePreferencesService {
  constructor(private readonly uow: UnitOfWork) {}

  async show(): Promise<ConsolePreferences> {
    const rows = await this.uow.read((tx) => tx.repo(ConsolePreference).find({ where: { memberId: currentPrincipal().memberId }, order: { name: 'ASC' }, take: MOST_ROWS }));
    return {
      appearance: (rows.find(({ name }) => name === APPEARANCE)?.value as ConsoleAppearance | undefined) ?? null,
      tables: rows.filter(({ name }) => name.startsWith(TABLE)).map(({ name, value }) => ({ table: name.slice(TABLE.length), shown: value as string[] })),
    };
  }

  async change({ appearance, table }: ChangePreferencesBody): Promise<ConsolePreferences> {
    const { memberId } = currentPrincipal();
    const rows: ConsolePreference[] = [
      ...(appearance ? [{ memberId, name: APPEARANCE, value: appearance }] : []), ...(table ? [{ memberId, name: `${TABLE}${table.table}`, value: table.shown }] : []),
    ];
    await this.uow.run(async (tx) => {
      for (const row of rows) await tx.repo(ConsolePreference).upsert(row as never, ['memberId', 'name']);
      if ((await tx.repo(ConsolePreference).countBy({ memberId })) > MOST_ROWS) throw invalidField('table.table', '保存的表格过多');
    });
    return this.show();
  }
}
