-- Who may read something, one list for all nouns, from all to fewest. A noun that has such a level takes its column from here.
CREATE TYPE "access" AS ENUM ('public', 'partners', 'unit', 'named');
