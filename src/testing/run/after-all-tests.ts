import { stopOfferedPostgres } from '../stores/shared-postgres';

// As jest wants it, which gives both the same modules: https://jestjs.io/docs/configuration#globalteardown-string
export = stopOfferedPostgres;
