/** The page acts for people without a password, so only the page itself may ask. */
export { refusal } from '../../from-this-machine';
