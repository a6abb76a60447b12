pragma ComponentBehavior: Bound
import Bijou

// The title of a page, as the eye and the heart know it.
Wantable {
    required property TitlePage page

    address: page.address
    title: page.title
    poster: page.reference
    owned: page.kind === "movie" && page.homes.count > 0
}
