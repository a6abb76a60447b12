pragma ComponentBehavior: Bound
import Bijou

// A film.
TitleScreen {
    title: MovieTitle
    gone: qsTr("This film is no longer in your library.")
    home: "bijou://movies"
    homeName: qsTr("All movies")
}
