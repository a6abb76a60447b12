pragma ComponentBehavior: Bound
import Bijou

// A film.
TitleScreen {
    title: MovieTitle
    gone: qsTr("This film is no longer in your library.")
    unknown: qsTr("TMDB has no film of this number.")
    home: "bijou://movies"
    homeName: qsTr("All movies")
}
