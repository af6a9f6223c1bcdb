import { Controller, Param, Query } from '@nestjs/common';
import {
  libraryApi, type AdoptionLine, type CasePage, type FavouriteState, type LibraryCard, type LibraryCategory, type LibraryDetail, type LibraryFront, type LibraryTag, type Page, type SearchHit,
} from '@xianfeng/shared-types';
import { Requires } from '../../../platform/access';
import { PageQueryDto, Route } from '../../../platform/http';
import { AdoptionLines } from '../adoption/adoption-lines';
import { LibraryQueryDto, LibrarySearchDto } from '../dto/library.dto';
import { Favourites } from './favourites';
import { LibraryReading } from './library-reading';
import { LibrarySearch } from './library-search';
import { LibraryShelf } from './library-shelf';
import { PublishedCases } from './published-cases';

/** Reading what is published. */
@Controller()
export class LibraryController {
  constructor(
    private readonly shelf: LibraryShelf,
    private readonly finder: LibrarySearch,
    private readonly reading: LibraryReading,
    private readonly favourites: Favourites,
    private readonly published: PublishedCases,
    private readonly adoptionLines: AdoptionLines,
  ) {}

  @Route(libraryApi.front)
  @Requires('case:read')
  front(): Promise<LibraryFront> {
    return this.shelf.front();
  }

  @Route(libraryApi.page)
  @Requires('case:read')
  page(@Param('id') id: string): Promise<CasePage> {
    return this.reading.page(id);
  }

  @Route(libraryApi.list)
  @Requires('case:read')
  list(@Query() query: LibraryQueryDto): Promise<Page<LibraryCard>> {
    return this.shelf.page(query);
  }

  @Route(libraryApi.search)
  @Requires('case:read')
  search(@Query() query: LibrarySearchDto): Promise<Page<SearchHit>> {
    return this.finder.page(query);
  }

  @Route(libraryApi.categories)
  @Requires('case:read')
  categories(): Promise<LibraryCategory[]> {
    return this.shelf.categories();
  }

  @Route(libraryApi.tags)
  @Requires('case:read')
  tags(): Promise<LibraryTag[]> {
    return this.shelf.tags();
  }

  @Route(libraryApi.detail)
  @Requires('case:read')
  detail(@Param('id') id: string): Promise<LibraryDetail> {
    return this.reading.detail(id);
  }

  @Route(libraryApi.adoptions)
  @Requires('case:read')
  async adoptions(@Param('id') id: string, @Query() query: PageQueryDto): Promise<Page<AdoptionLine>> {
    await this.published.record(id);
    return this.adoptionLines.ofCase(id, query);
  }

  @Route(libraryApi.addFavourite)
  @Requires('case:read')
  addFavourite(@Param('id') id: string): Promise<FavouriteState> {
    return this.favourites.set(id, true);
  }

  @Route(libraryApi.removeFavourite)
  @Requires('case:read')
  removeFavourite(@Param('id') id: string): Promise<FavouriteState> {
    return this.favourites.set(id, false);
  }

  @Route(libraryApi.myFavourites)
  @Requires('case:read')
  myFavourites(@Query() query: PageQueryDto): Promise<Page<LibraryCard>> {
    return this.favourites.page(query);
  }
}
