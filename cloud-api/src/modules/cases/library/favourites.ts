import { Injectable } from '@nestjs/common';
import type { FavouriteState, Id, LibraryCard, Page, PageQuery } from '@xianfeng/shared-types';
import { UnitOfWork } from '../../../database';
import { currentPrincipal } from '../../../platform/access';
import { Clock } from '../../../platform/clock';
import { decodeCursor, pageLimit, toPage } from '../../../platform/http';
import { newId } from '../../../platform/ids';
import { CaseFavourite } from './favourite.entity';
import { LibraryCards } from './library-cards';
import { readable } from './library-filter';
import { PublishedCases } from './published-cases';

/** What a member keeps to read again. Nobody else sees it and nothing is earned by it. */
@Injectable()
export class Favourites {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly published: PublishedCases,
    private readonly cards: LibraryCards,
    private readonly clock: Clock,
  ) {}

  async set(caseId: Id, favourite: boolean): Promise<FavouriteState> {
    await this.published.record(caseId);
    const { memberId } = currentPrincipal();
    await this.uow.run(async (tx) => {
      if (!favourite) return void (await tx.repo(CaseFavourite).delete({ memberId, caseId }));
      const row = { id: newId(), memberId, caseId, createdAt: this.clock.now() };
      await tx.repo(CaseFavourite).createQueryBuilder().insert().orIgnore().updateEntity(false).values(row).execute();
    });
    return { favourite };
  }

  async page(query: PageQuery): Promise<Page<LibraryCard>> {
    const limit = pageLimit(query);
    const cursor = decodeCursor(query, 1);
    const { sql, params } = readable();
    const rows = await this.uow.read((tx) =>
      tx.select<{ id: Id; caseId: Id }>(
        `SELECT f.id, f.caseId FROM case_favourite f CROSS JOIN case_record c ON c.id = f.caseId
          WHERE f.memberId = ? ${cursor ? 'AND f.id < ?' : ''} AND ${sql} ORDER BY f.id DESC LIMIT ${limit + 1}`,
        [currentPrincipal().memberId, ...(cursor ?? []), ...params],
      ),
    );
    const page = toPage(rows, limit, (row) => row.caseId, (row) => [row.id]);
    return { ...page, items: await this.cards.cards(page.items) };
  }
}
