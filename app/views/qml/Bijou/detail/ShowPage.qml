pragma ComponentBehavior: Bound
import Bijou

// A show, season by season.
TitleScreen {
    title: ShowTitle
    gone: qsTr("This show is no longer in your library.")
    unknown: qsTr("TMDB has no show of this number.")
    home: "bijou://shows"
    homeName: qsTr("All shows")
}
