pragma ComponentBehavior: Bound
import Bijou

LibraryPage {
    name: qsTr("Movies")
    library: Movies
}
