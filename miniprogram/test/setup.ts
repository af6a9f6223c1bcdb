import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Conditions are awaited for as long as a busy machine takes.
configure({ asyncUtilTimeout: 10_000 });
