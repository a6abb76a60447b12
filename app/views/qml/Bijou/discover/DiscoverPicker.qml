pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// A chip that says what was chosen, and opens the choices.
ChoiceChip {
    required property string field
    required property string name
    required property string value
    property bool offered: true
    // Something is always chosen, so that it says nothing special
    property bool plain: false

    visible: offered && Discover.listing === "titles"
    text: value === "" ? name : value
    active: value !== "" && !plain
    Accessible.name: value === "" ? name : qsTr("%1: %2").arg(name).arg(value)
    onPicked: key => Discover.choose(field, key)
}
