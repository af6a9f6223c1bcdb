export { go, goBack, openPath, replaceWith } from './go';
export { leaveSignIn, offerSignIn, openSignIn } from './sign-in';
