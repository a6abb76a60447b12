pragma ComponentBehavior: Bound
import Bijou

// A show, season by season.
TitleScreen {
    title: ShowTitle
    gone: qsTr("This show is no longer in your library.")
    home: "bijou://shows"
    homeName: qsTr("All shows")
}
