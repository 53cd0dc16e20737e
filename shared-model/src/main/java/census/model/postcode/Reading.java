package census.model.postcode;

/** What a text turned out to be: a postcode, or something that can not be one. */
public sealed interface Reading permits Postcode, NotAPostcode {}
