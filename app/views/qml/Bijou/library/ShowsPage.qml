pragma ComponentBehavior: Bound
import Bijou

LibraryPage {
    name: qsTr("Shows")
    library: Shows
}
