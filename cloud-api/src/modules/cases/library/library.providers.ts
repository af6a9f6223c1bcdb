import { AdoptionController } from '../adoption/adoption.controller';
import { AdoptionAccess } from '../adoption/adoption.access';
import { AdoptionChains } from '../adoption/adoption-chain';
import { AdoptionLines } from '../adoption/adoption-lines';
import { AdoptionMessages } from '../adoption/adoption-messages';
import { AdoptionReminders } from '../adoption/adoption-reminders';
import { AdoptionRules } from '../adoption/adoption-rules';
import { AdoptionStore } from '../adoption/adoption-store';
import { AdoptionTodos } from '../adoption/adoption-todos';
import { AdoptionViews } from '../adoption/adoption-views';
import { Adoptions } from '../adoption/adoptions.service';
import { ShareCodes } from '../sharing/share-codes';
import { ShareController } from '../sharing/share.controller';
import { ShareGroups } from '../sharing/share-groups';
import { SharePictures } from '../sharing/share-pictures';
import { Sharing } from '../sharing/sharing.service';
import { CaseStatistics } from '../stats/case-stats.service';
import { Favourites } from './favourites';
import { LibraryCards } from './library-cards';
import { LibraryController } from './library.controller';
import { LibraryDesk } from './library-desk';
import { LibraryDeskController } from './library-desk.controller';
import { LibraryFilters } from './library-filter';
import { LibraryReading } from './library-reading';
import { LibrarySearch } from './library-search';
import { LibraryShelf } from './library-shelf';
import { PublishedCases } from './published-cases';
import { RelatedCases } from './related-cases';
import { LibraryIndexer } from './search/library-indexer';
import { SearchIndex } from './search/search-index';

/** What happens to a case after its publication. */
export const LIBRARY_CONTROLLERS = [LibraryController, LibraryDeskController, AdoptionController, ShareController];

const library = [
  CaseStatistics, Favourites, LibraryCards, LibraryDesk, LibraryFilters, LibraryIndexer, LibraryReading, LibrarySearch, LibraryShelf, PublishedCases, RelatedCases, SearchIndex,
];
const adoption = [AdoptionAccess, AdoptionChains, AdoptionLines, AdoptionMessages, AdoptionReminders, AdoptionRules, Adoptions, AdoptionStore, AdoptionTodos, AdoptionViews];
const sharing = [ShareCodes, ShareGroups, SharePictures, Sharing];

export const LIBRARY_PROVIDERS = [...library, ...adoption, ...sharing];
