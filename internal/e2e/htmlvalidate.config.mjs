// The validator's rules for pages as faultbook publishes them: all that it
// recommends, except those that a line below gives a reason for.
export default {
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    // The minifier writes it in lower case, which is one byte pattern with the
    // rest of the page to a compressor; the standard takes both.
    "doctype-style": "off",
    // A title names the status, its product and its operation, so that tabs
    // and search results can be told apart; what is cut off is the site's name.
    "long-title": "off",
  },
}
